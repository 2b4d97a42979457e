import type { TermTable } from './term.ts';

export const learningTerms: readonly TermTable[] = [
  {
    area: 'cs.LG',
    lines: `
diffusion model | 扩散模型 | latent diffusion, score-based model, diffusion transformer, DiT | cs.CV
flow matching | 流匹配 | rectified flow, normalizing flow, consistency model
autoregressive generation | 自回归生成 | autoregressive model, next-token prediction, autoregressive image generation
discrete diffusion | 离散扩散 | diffusion language model, masked diffusion | | diffusion model
diffusion distillation | 扩散蒸馏 | few-step generation, one-step generation, one-step diffusion | | diffusion model
generative adversarial network | 生成对抗网络 | GAN, adversarial generator
variational autoencoder | 变分自编码器 | VAE, autoencoder, vector quantization
energy-based model | 能量模型 | Boltzmann machine
transformer? | Transformer 架构 | self-attention, attention mechanism
efficient attention | 高效注意力 | linear attention, sparse attention, FlashAttention, KV cache, KV compression | | efficient inference
state space model | 状态空间模型 | Mamba, SSM?, selective state space
mixture of experts | 混合专家 | MoE, expert routing, sparse experts
graph neural network | 图神经网络 | GNN, graph learning, message passing?, graph transformer
recurrent network | 循环网络 | RNN, LSTM, recurrent neural network
spiking neural network | 脉冲神经网络 | neuromorphic computing
reinforcement learning | 强化学习 | RL, deep reinforcement learning, policy gradient, actor-critic, Q-learning | cs.AI
offline reinforcement learning | 离线强化学习 | offline RL, batch reinforcement learning | | reinforcement learning
model-based reinforcement learning | 基于模型的强化学习 | model-based RL | | reinforcement learning
RL with verifiable rewards | 可验证奖励强化学习 | RLVR, GRPO, group relative policy optimization, reinforcement fine-tuning | cs.AI cs.CL | reinforcement learning
multi-agent reinforcement learning | 多智能体强化学习 | MARL | | reinforcement learning, multi-agent system
safe reinforcement learning | 安全强化学习 | safe RL, constrained reinforcement learning | | reinforcement learning
bandit | 多臂老虎机 | multi-armed bandit, contextual bandit | | reinforcement learning
self-supervised learning | 自监督学习 | self-supervision, self-supervised, masked autoencoder, masked image modeling | | representation learning
contrastive learning | 对比学习 | contrastive loss, InfoNCE | | self-supervised learning
representation learning | 表示学习 | disentangled representation, disentanglement
object-centric learning | 以对象为中心的学习 | object-centric representation, slot attention | cs.CV | representation learning
semi-supervised learning | 半监督学习 | pseudo-label, semi-supervised
weakly supervised learning | 弱监督学习 | weak supervision, weakly-supervised, noisy label
unsupervised learning | 无监督学习 | clustering?, unsupervised
active learning | 主动学习 | data selection, data annotation
few-shot learning | 小样本学习 | few-shot, meta-learning | | transfer learning
zero-shot learning | 零样本学习 | zero-shot, zero-shot generalization, zero-shot transfer | | transfer learning
transfer learning | 迁移学习 | knowledge transfer, transferability
domain adaptation | 域适应 | unsupervised domain adaptation, domain shift, source-free adaptation | | transfer learning
domain generalization | 域泛化 | out-of-distribution generalization, OOD generalization, distribution shift | | transfer learning
test-time adaptation | 测试时适应 | test-time training, TTA | | domain adaptation
test-time scaling | 测试时扩展 | test-time compute, inference-time scaling, inference-time compute | cs.CL
continual learning | 持续学习 | lifelong learning, incremental learning, catastrophic forgetting
multi-task learning | 多任务学习 | multitask learning, task interference
federated learning | 联邦学习 | decentralized learning, FL?
parameter-efficient fine-tuning | 参数高效微调 | LoRA, PEFT, low-rank adaptation, adapter tuning | cs.CL
model merging | 模型融合 | task arithmetic, weight averaging
knowledge distillation | 知识蒸馏 | distillation?, teacher-student, dataset distillation | | model compression
model compression | 模型压缩 | pruning?, network pruning, sparsification
quantization? | 量化 | post-training quantization, low-bit, quantization-aware training | | model compression
token reduction | 词元压缩 | token pruning, token merging, token compression | cs.CV | model compression
efficient inference | 高效推理 | inference acceleration, real-time inference, low latency?, LLM serving
speculative decoding | 投机解码 | draft model, parallel decoding | cs.CL | efficient inference
distributed training | 分布式训练 | large-scale training, model parallelism, GPU kernel
scaling law? | 规模定律 | scaling laws?, data scaling, power-law scaling
neural architecture search | 神经架构搜索 | NAS?, AutoML, hyperparameter optimization
adversarial robustness | 对抗鲁棒性 | adversarial attack, adversarial example, adversarial training | cs.CV
backdoor attack | 后门攻击 | data poisoning, poisoning attack
privacy | 隐私保护 | differential privacy, privacy-preserving, membership inference
machine unlearning | 机器遗忘 | unlearning, concept erasure | | privacy
out-of-distribution detection | 分布外检测 | OOD detection, novelty detection | | uncertainty estimation
uncertainty estimation | 不确定性估计 | uncertainty quantification, calibration?, conformal prediction, epistemic uncertainty
Bayesian learning | 贝叶斯学习 | Bayesian inference, Gaussian process, variational inference, Bayesian neural network
Bayesian optimization | 贝叶斯优化 | black-box optimization | | Bayesian learning
optimization theory | 优化理论 | stochastic gradient descent, SGD, convergence rate, Adam optimizer
learning theory | 学习理论 | generalization bound, sample complexity, PAC learning, neural tangent kernel
optimal transport | 最优传输 | Wasserstein distance, Wasserstein, Schrödinger bridge
causal inference | 因果推断 | causal discovery, causal representation, treatment effect, counterfactual reasoning, counterfactual inference | cs.AI
time series | 时间序列 | time series forecasting, time-series, forecasting?
tabular data | 表格数据 | tabular learning, tabular foundation model
recommender system | 推荐系统 | recommendation system, sequential recommendation, collaborative filtering
AI for science | 科学智能 | scientific machine learning, scientific discovery, AI4Science | cs.AI
physics-informed learning | 物理信息学习 | physics-informed neural network, PINN, neural operator | | AI for science
molecular design | 分子设计 | drug discovery, molecule generation, molecular property prediction | | AI for science
protein modeling | 蛋白质建模 | protein structure, protein language model, protein design | | AI for science
weather forecasting | 天气预报 | climate model, weather prediction | | AI for science
equivariance? | 等变性 | equivariant network, equivariant?
hyperbolic geometry | 双曲几何 | hyperbolic space, hyperbolic embedding
data augmentation | 数据增强 | augmentation strategy, mixup
synthetic data | 合成数据 | synthetic dataset, data synthesis, simulated data
data curation | 数据治理 | data filtering, data quality, data mixture
training dynamics | 训练动态 | grokking, loss landscape, implicit bias
multimodal learning | 多模态学习 | multimodal fusion, multi-modal fusion, modality gap, missing modality | cs.CV
brain decoding | 脑信号解码 | EEG, fMRI, brain activity
wearable sensing | 可穿戴感知 | wearable sensor, physiological signal, ECG
`,
  },
];
