/**
 * What the local provider says of "The Price of a Patch" for the README's picture: true to the abstract, but for one finding that
 * stretches a figure and one that was made up, so that the picture shows what becomes of those.
 */
export const README_ANSWER = {
  title: 'The Price of a Patch: Auditing Vision Transformers with Provable Local Counterfactuals',
  findings: [
    {
      sentences: [5],
      quote: '17% of correct decisions hang on a single background patch',
      zh: '在四个 ImageNet 模型上，17% 的正确判断只取决于一个背景图块。',
      en: 'In four ImageNet models 17% of the correct decisions hang on a single background patch.',
    },
    {
      sentences: [6],
      quote: 'agrees with human judgement in 74% of cases, against 52% for attention rollout',
      zh: '按价格给图块排序，74% 的情况与人的判断一致；注意力展开法为 52%。',
      en: 'Ranking patches by price agrees with people in 74% of cases; attention rollout does in 52%.',
    },
    {
      sentences: [3],
      quote: 'tight to within 4.2% on every image',
      zh: '下界来自对 softmax 注意力的松弛，在每张图像上误差都在 4.2% 以内。',
      en: 'The lower bound relaxes softmax attention and is tight to within 4.2% on every image.',
    },
    {
      sentences: [7],
      quote: 'runs in real time on a laptop',
      zh: '该方法可在笔记本电脑上以每秒 30 帧实时运行。',
      en: 'The method runs in real time on a laptop, at 30 frames per second.',
    },
  ],
  zh: {
    contributions:
      '论文把“图块的价格”定义为**足以改变判断的最小改动**，并给出上下界；界对训练好的网络本身成立，而不是对替代模型成立。',
    innovation: '上界由投影搜索得到，下界由 softmax 注意力的松弛得到，两者夹住真实的价格。',
    impact: '审查模型的人可以指出哪些正确判断只靠背景，而热力图只能说明模型看了哪里。',
    applications: '可用于检查图像分类模型是否依赖背景，例如在部署前的审计中。',
    limitations: '计算一张图像的全部价格需要在一块 GPU 上用 38 秒，不适合交互使用。',
    significance: '对关心视觉模型解释的研究者值得一读：它给出可证明的界，而不只是一张图。',
    translation:
      '对视觉 Transformer 的解释通常是热力图，只说明模型看了哪里，却不说明什么会改变它的判断。我们把图块的价格定义为使判断翻转的最小改动，并说明如何从两侧给出界。',
  },
  en: {
    contributions:
      'The paper defines the price of a patch as **the smallest change that flips the decision**, and bounds it from both sides; the bounds hold for the trained network itself, not for a surrogate.',
    innovation:
      'A projected search gives the upper bound, a relaxation of softmax attention the lower one; the price lies between them.',
    impact:
      'Whoever audits a model can name the correct decisions that rest on background alone, where a heat map only says where the model looked.',
    applications: 'Checking whether an image classifier relies on background, for example before it is deployed.',
    limitations: 'All prices of one image take 38 seconds on one GPU, which is too slow for interactive use.',
    significance:
      'Worth reading for those who explain vision models: it gives bounds that can be proved, and not only a picture.',
  },
  tags: {
    zh: ['可解释性', '视觉 Transformer', '反事实解释'],
    en: ['interpretability', 'vision transformer', 'counterfactual explanation'],
  },
};
