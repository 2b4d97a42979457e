import type { TermTable } from './term.ts';

export const societyTerms: readonly TermTable[] = [
  {
    area: 'cs.HC',
    lines: `
human-computer interaction | 人机交互设计 | user interface, user experience, interaction design, user study, HCI |
virtual reality | 虚拟现实 | augmented reality, mixed reality, extended reality, head-mounted display, metaverse |
data visualization | 数据可视化 | information visualization, visual analytics, visualization system, visualisation? | cs.GR
accessibility | 无障碍 | assistive technology, blind and low-vision, screen reader, visually impaired |
eye tracking | 眼动追踪 | gaze estimation, gaze tracking, eye movement |
gesture interaction | 手势交互 | gesture recognition, hand gesture, haptics, haptic feedback |
crowdsourcing | 众包 | crowd worker, annotation quality, annotator disagreement |
trust in AI | 对人工智能的信任 | trust calibration, AI literacy, overreliance, human oversight | cs.CY
affective computing | 情感计算 | affect recognition, emotion sensing, stress detection |
conversational interface | 对话界面 | voice assistant, voice user interface | cs.CL
`,
  },
  {
    area: 'cs.SI',
    lines: `
social network analysis | 社会网络分析 | social network, online social network, network science, complex network | physics.soc-ph
social media | 社交媒体 | Twitter, Reddit, TikTok, YouTube, online platform |
community detection | 社区发现 | community structure, stochastic block model, graph clustering | physics.soc-ph | social network analysis
influence maximization | 影响力最大化 | information diffusion, information cascade, viral marketing | | social network analysis
link prediction | 链路预测 | temporal network, dynamic graph, network embedding, node embedding | cs.LG
opinion dynamics | 观点动力学 | polarization of opinion, echo chamber, political polarization, filter bubble | physics.soc-ph
hypergraph learning | 超图学习 | hypergraph neural network, higher-order network, simplicial complex network | cs.LG
online harm | 网络有害行为 | disinformation, conspiracy theory, bot detection, coordinated inauthentic behavior | cs.CY
`,
  },
  {
    area: 'cs.IR',
    lines: `
web search | 网络搜索 | search engine, query understanding, query expansion, generative retrieval, learning to rank |
click-through rate prediction | 点击率预测 | CTR prediction, user behavior modeling, computational advertising | | recommender system
conversational recommendation | 对话式推荐 | conversational recommender, LLM-based recommendation, generative recommendation | | recommender system
music information retrieval | 音乐信息检索 | music recommendation, music transcription, music tagging | cs.SD
bibliometrics | 文献计量 | citation analysis, scientometrics, research evaluation, science of science | cs.DL
digital library | 数字图书馆 | digital humanities, archival research, cultural heritage, scholarly communication | cs.DL
e-commerce | 电子商务 | product search, online marketplace |
`,
  },
  {
    area: 'cs.CY',
    lines: `
AI policy | 人工智能政策 | AI act, AI auditing, algorithmic auditing, AI accountability | | AI ethics
digital health | 数字健康 | telemedicine, mobile health, mHealth, health informatics |
computational social science | 计算社会科学 | agent-based model, agent-based modeling, agent-based simulation, social simulation | cs.MA
labor market | 劳动力市场 | future of work, job displacement, gig economy | econ.GN
e-government | 电子政务 | public administration, civic technology, smart city, urban planning |
environmental sustainability | 环境可持续性 | sustainable development, climate change, biodiversity monitoring |
online learning platform | 在线教育 | MOOC, higher education, student performance, learning analytics, knowledge tracing |
`,
  },
  {
    area: 'cs.GR',
    lines: `
computer graphics | 计算机图形学 | path tracing, ray tracing, global illumination, real-time rendering, rasterization |
physics-based animation | 物理动画 | cloth simulation, fluid simulation, character animation, rigid body simulation | | computer graphics
texture synthesis | 纹理合成 | material generation, SVBRDF, BRDF, procedural modeling | | computer graphics
computer-aided design | 计算机辅助设计 | CAD model, CAD generation, vector graphics, additive manufacturing design, 3D printing |
font and layout design | 字体与版式设计 | graphic design, font generation, poster generation |
`,
  },
  {
    area: 'cs.MA',
    lines: `
agent communication | 智能体通信 | agent protocol, model context protocol, agent interoperability, inter-agent communication | cs.AI | multi-agent system
consensus and coordination | 多智能体协同 | distributed coordination, multi-agent coordination, multi-agent consensus, formation control | eess.SY
multi-agent path finding | 多智能体路径规划 | MAPF, multi-agent path planning, multi-UAV | cs.RO
collective intelligence | 集体智能 | collective decision-making, emergent behavior, stigmergy | cs.AI
`,
  },
  {
    area: 'cs.NE',
    lines: `
neuroevolution | 神经进化 | evolving neural networks, quality diversity, genetic programming | | evolutionary algorithm
multi-objective optimization | 多目标优化 | multiobjective optimization, Pareto front, Pareto optimal, many-objective | math.OC
biologically plausible learning | 类脑学习 | Hebbian learning, predictive coding, spike-timing-dependent plasticity, local learning rule | q-bio.NC
associative memory | 联想记忆 | Hopfield network, dense associative memory | cond-mat.dis-nn
`,
  },
];
