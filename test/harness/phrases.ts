import type { Language } from '../../lib/analysis/analysis.ts';

/**
 * What the local provider says: sentences a good reader might write, by what a property asks for.
 * `{topic}` is the paper's subject, `{said}` a sentence of the paper, `{paper}` a title of a listing.
 */
export interface Phrases {
  /** Pairs of a pattern for a property's name and what fits there, first match wins. */
  byProperty: [RegExp, string[]][];
  general: string[];
  tags: string[];
}

const en: Phrases = {
  byProperty: [
    [
      /tl_?dr|headline|one_?line|core/i,
      ['{topic} gets a simpler recipe whose gain holds up under the same budget as the strongest baseline.'],
    ],
    [
      /contribution/i,
      [
        'The paper contributes **a single formulation** that covers cases which earlier work handled apart:\n\n- one objective in place of three hand-tuned losses\n- a training schedule that needs no second stage\n- an evaluation on splits that were not used for tuning',
        'Beside the method it contributes a careful comparison under equal budgets, so that the gain can be laid to **{topic}** and not to more data.',
      ],
    ],
    [
      /innovat|novel|essential|difference/i,
      [
        'What is new is the order of the steps: the model first decides *where* to look and only then what to predict, which turns a quadratic search into one of cost $O(n \\log n)$.',
        'Earlier work treated the two signals as independent; here their disagreement itself is **the training signal**, and no extra labels are needed.',
      ],
    ],
    [
      /significan|matter|why/i,
      [
        'Worth a look for anyone who works on {topic}: the result questions a habit of the field, and the check is cheap enough to repeat at home.',
      ],
    ],
    [
      /impact|relevan/i,
      [
        'If the result holds beyond the reported settings, teams with **modest hardware** can reproduce what so far took a cluster, and the field gains a baseline that is cheap to run.',
        'It moves the question from larger models to better supervision, which is where several groups already report their own bottleneck.',
      ],
    ],
    [
      /appl|scenario|practical|transfer|guide/i,
      [
        'The method fits wherever predictions must be made on the device: inspection robots, assistive cameras and field measurements. **Integration needs no retraining** of the backbone.',
        'A natural first use is the annotation of long recordings, where a wrong segment is cheap to spot and to mend by hand.',
      ],
    ],
    [
      /limit|weak|caveat|risk/i,
      [
        'The abstract names no failure cases, and all reported numbers come from **public benchmarks**; how the method behaves under a shift of sensor or scene stays open.',
        'Cost is given for training alone. A reader who plans to deploy it has to measure latency and memory on the target machine.',
      ],
    ],
    [
      /motiv|driver|pain|hypothes|objective|background/i,
      [
        'Current systems lose accuracy exactly where it is needed most: on rare, small or occluded cases. The authors suspect the supervision and not the capacity of the model.',
        'Labels are scarce and costly in this field, and the usual way out, synthetic data, brings a gap of its own.',
      ],
    ],
    [
      /method|pipeline|module|algorithm|step/i,
      [
        'Input is encoded once, candidate regions are scored with $s_i = \\sigma(w^\\top h_i)$, and **only the best few** are refined by the second network.',
        'A light head is trained beside the frozen backbone; at run time both outputs are merged by their estimated uncertainty.',
      ],
    ],
    [
      /experiment|result|validation|performance|strength/i,
      [
        'The gain is consistent over all reported data sets and grows as labels become fewer; the ablation lays most of it to the first component.',
        'Against the strongest baseline the margin is small but steady over seeds, and **the cost of inference is lower**.',
      ],
    ],
    [
      /translation|abstract/i,
      [
        'The authors study {topic}. They propose a method, compare it under equal conditions and report where it helps and where it does not.',
      ],
    ],
    [
      /theme|trend/i,
      [
        'Several papers of the day replace larger models by **better supervision**: labels are drawn from disagreement, geometry or time instead of annotators.',
        'Efficiency is measured rather than promised: run time on the device and memory stand beside accuracy in most tables.',
        'Language is used as an interface to perception, with the check of what was said left to a separate model.',
      ],
    ],
    [
      /highlight/i,
      [
        '**{paper}** stands out for a comparison under equal budgets, which makes its gain easy to believe.',
        '**{paper}** shows that a simple change of the training signal is worth more than a larger backbone.',
        '**{paper}** releases data and code with a protocol that others can repeat.',
      ],
    ],
    [
      /direction|emerging/i,
      [
        'Uncertainty becomes an output in its own right: models say what they do not know, and planners use it.',
        'Data is chosen rather than collected: several groups prune before they train, and lose nothing they can measure.',
        'Benchmarks move from single images to long recordings, where errors add up and memory decides.',
      ],
    ],
    [
      /reading|recommend/i,
      [
        'Read **{paper}** in full for its ablation, which tells the parts of the method apart.',
        '**{paper}** rewards a slow reading: its protocol can be carried over to other data as it stands.',
        '**{paper}** is the one to open for practitioners: its limits are stated as plainly as its gains.',
      ],
    ],
    [
      /reason/i,
      ['The question is close to the interests given, and the claim is backed by a comparison under equal budgets.'],
    ],
    [/finding|claim|point/i, ['{said}']],
  ],
  general: [
    'The paper gives a clear account of {topic}, and ties each claim to a measurement that can be repeated.',
    'The design is simple enough to be rebuilt from the text: **one model, one loss, one schedule**.',
    'Compared with the usual pipeline it drops a stage and keeps the accuracy, which is the more useful half of the result.',
  ],
  tags: ['self-supervision', 'efficient inference', 'benchmark', 'robust perception', 'open data'],
};

const zh: Phrases = {
  byProperty: [
    [
      /tl_?dr|headline|one_?line|core/i,
      ['用更简单的训练方案解决该问题，在同等预算下稳定优于最强基线，并给出可复现的对比。'],
    ],
    [
      /contribution/i,
      [
        '论文给出一个**统一的建模框架**，把以往分开处理的情形纳入同一目标：\n\n- 用一个目标函数取代三个手工调节的损失\n- 训练只需一个阶段，无需二次微调\n- 在未参与调参的划分上完成评测',
        '除方法本身外，作者在**同等计算预算**下做了细致对比，使增益可以归因于方法，而不是更多的数据。',
      ],
    ],
    [
      /innovat|novel|essential|difference/i,
      [
        '新意在于步骤的次序：模型先判断*看哪里*，再决定预测什么，把平方级的搜索降到 $O(n \\log n)$ 的代价。',
        '以往工作把两路信号视为相互独立，本文则把二者的分歧当作**监督信号**，不再需要额外标注。',
      ],
    ],
    [
      /significan|matter|why/i,
      ['值得本领域研究者关注：结论质疑了一个沿用已久的做法，而验证它的代价低到可以自行重复。'],
    ],
    [
      /impact|relevan/i,
      [
        '如果结论在更多场景中成立，**硬件有限的团队**也能复现以往依赖集群的结果，该领域也多了一个低成本的基线。',
        '它把问题从“更大的模型”转向“更好的监督”，而这正是多个研究组近期反复提到的瓶颈。',
      ],
    ],
    [
      /appl|scenario|practical|transfer|guide/i,
      [
        '适合必须在设备端完成预测的场合，例如巡检机器人、辅助视觉与野外测量；接入时**无需重新训练**骨干网络。',
        '可以先用于长视频的辅助标注：错误片段容易被发现，人工修正的代价也低。',
      ],
    ],
    [
      /limit|weak|caveat|risk/i,
      [
        '摘要没有说明失败案例，所有数字都来自**公开基准**；当传感器或场景发生变化时表现如何，仍有待验证。',
        '文中只给出训练代价。准备部署的读者需要在目标设备上自行测量延迟与内存占用。',
      ],
    ],
    [
      /motiv|driver|pain|hypothes|objective|background/i,
      [
        '现有系统恰恰在最需要精度的地方失准：罕见、微小或被遮挡的样本。作者认为症结在监督方式，而不在模型容量。',
        '该领域的标注稀缺且昂贵，而常用的替代方案，即合成数据，又会带来新的分布差异。',
      ],
    ],
    [
      /method|pipeline|module|algorithm|step/i,
      [
        '输入只编码一次，候选区域按 $s_i = \\sigma(w^\\top h_i)$ 打分，**只有得分最高的少数**会交给第二个网络细化。',
        '在冻结的骨干网络旁训练一个轻量头，推理时按各自估计的不确定度合并两路输出。',
      ],
    ],
    [
      /experiment|result|validation|performance|strength/i,
      [
        '在全部数据集上增益一致，且标注越少优势越明显；消融实验显示大部分收益来自第一个组件。',
        '与最强基线相比，优势不大但在多个随机种子下保持稳定，同时**推理代价更低**。',
      ],
    ],
    [
      /translation|abstract/i,
      [
        '本文研究该方向中一个长期存在的问题。作者提出一种新方法，在相同条件下与已有方案比较，并说明它在哪些情形下有效、在哪些情形下帮助有限。实验覆盖多个公开数据集，代码与数据一并发布。',
      ],
    ],
    [
      /theme|trend/i,
      [
        '多篇论文以**更好的监督**取代更大的模型：监督信号来自分歧、几何或时间，而不是人工标注。',
        '效率不再只是口号：多数论文在精度之外同时报告设备端的运行时间与内存占用。',
        '语言成为感知系统的接口，而对输出的核验则交给独立的模型完成。',
      ],
    ],
    [
      /highlight/i,
      [
        '**{paper}** 在同等预算下完成对比，因而其增益令人信服。',
        '**{paper}** 说明改变训练信号比加大骨干网络更划算。',
        '**{paper}** 公开数据与代码，并给出他人可以重复的评测流程。',
      ],
    ],
    [
      /direction|emerging/i,
      [
        '不确定度正在成为独立的输出：模型说明自己不知道什么，规划模块据此行动。',
        '数据从“多收集”转向“会挑选”：先筛选再训练，而可测的损失几乎为零。',
        '基准从单张图像走向长时间记录，误差会累积，记忆能力成为关键。',
      ],
    ],
    [
      /reading|recommend/i,
      [
        '建议通读 **{paper}**，其消融实验清楚地区分了方法各部分的作用。',
        '**{paper}** 值得细读，其评测流程可以直接用于其他数据。',
        '**{paper}** 最适合工程读者：对局限的说明与对收益的说明同样直接。',
      ],
    ],
    [/reason/i, ['问题与所关注的方向接近，且结论有同等预算下的对比支持，值得优先阅读。']],
    [
      /finding|claim|point/i,
      [
        '方法在公开基准上取得稳定提升，增益主要来自训练信号的改变，而不是模型规模的扩大。',
        '在标注较少的条件下优势更明显，说明该方案对数据稀缺的场景更有价值。',
        '作者在多个数据集与不同骨干网络上重复了实验，结论保持一致。',
        '推理开销没有增加，因此可以直接替换现有流程中的相应模块。',
      ],
    ],
  ],
  general: [
    '论文对问题的界定清晰，每个论断都对应可以重复的测量。',
    '方案足够简洁，读者可以仅凭文字重建：**一个模型、一个损失、一套训练安排**。',
    '与常见流程相比，它省去一个阶段而精度不降，这是结果中更有用的一半。',
  ],
  tags: ['自监督学习', '高效推理', '评测基准', '鲁棒感知', '开放数据'],
};

export const PHRASES: Record<Language, Phrases> = { en, zh };
