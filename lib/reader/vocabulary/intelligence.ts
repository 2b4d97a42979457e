import type { TermTable } from './term.ts';

export const intelligenceTerms: readonly TermTable[] = [
  {
    area: 'cs.AI',
    lines: `
world model | 世界模型 | world simulator, video world model, interactive world model | cs.RO cs.CV
LLM agent | 大模型智能体 | language agent, AI agent, autonomous agent, agentic AI, agentic system, agentic | cs.CL | large language model
multi-agent system | 多智能体系统 | multi-agent collaboration, multi-agent framework, multi-agent LLM, multi-agent
tool use | 工具使用 | tool calling, function calling, tool-augmented, tool learning | cs.CL | LLM agent
GUI agent | 图形界面智能体 | computer use, web agent, computer-use agent, mobile agent, web navigation | | LLM agent
coding agent | 编程智能体 | software engineering agent, SWE-bench | | LLM agent
deep research | 深度研究 | deep research agent, agentic search, search agent | | LLM agent
agent memory | 智能体记忆 | long-term memory, memory-augmented, episodic memory? | | LLM agent
reasoning model | 推理模型 | LLM reasoning, large reasoning model, LRM, reasoning capability, logical reasoning | cs.CL | large language model
multimodal reasoning | 多模态推理 | visual reasoning, visual chain-of-thought, thinking with images | cs.CV
commonsense reasoning | 常识推理 | common sense, abstract reasoning
physical reasoning | 物理推理 | physical commonsense, intuitive physics, physical plausibility | cs.CV
temporal reasoning | 时序推理 | event reasoning
knowledge graph | 知识图谱 | knowledge base, knowledge graph completion, ontology?
neuro-symbolic AI | 神经符号智能 | neuro-symbolic, neurosymbolic, symbolic reasoning
automated planning | 自动规划 | classical planning, PDDL?, heuristic search
constraint solving | 约束求解 | constraint programming, SAT solver, combinatorial optimization
tree search | 树搜索 | Monte Carlo tree search, MCTS | | automated planning
game playing | 博弈对弈 | video game, board game
game theory | 博弈论 | Nash equilibrium, mechanism design
evolutionary algorithm | 进化算法 | genetic algorithm, evolutionary search, evolution strategy
swarm intelligence | 群体智能 | particle swarm, collective behavior?
interpretability | 可解释性 | explainable AI, XAI, explainability, counterfactual explanation, mechanistic interpretability, sparse autoencoder | cs.LG
AI safety | 人工智能安全 | AI risk, existential risk, deceptive alignment
AI ethics | 人工智能伦理 | responsible AI, AI governance, AI regulation, accountability
human-AI collaboration | 人机协作 | human-AI interaction, human-in-the-loop, human-AI teaming
decision support | 决策支持 | clinical decision support, decision-making system
medical AI | 医疗人工智能 | clinical AI, medical diagnosis, disease diagnosis, medical question answering
mental health | 心理健康 | depression detection, psychotherapy | | medical AI
cognitive science | 认知科学 | cognitive architecture, theory of mind
consciousness | 意识研究 | artificial general intelligence, AGI
theory revision | 信念修正 | belief revision, argumentation?
traffic management | 交通管理 | traffic signal control, traffic prediction, intelligent transportation
smart manufacturing | 智能制造 | industrial automation, predictive maintenance, fault diagnosis
smart grid | 智能电网 | power system, energy management
cybersecurity | 网络安全 | malware detection, intrusion detection, vulnerability detection
hardware design | 硬件设计 | chip design, RTL generation, Verilog, electronic design automation
creative AI | 创意智能 | computational creativity, AI art
benchmark | 基准测试 | benchmarking, evaluation benchmark, new benchmark, evaluation suite | cs.CV cs.RO cs.CL cs.LG
dataset | 数据集 | large-scale dataset, new dataset, data collection | cs.CV cs.RO cs.CL cs.LG
survey? | 综述 | systematic review, literature review, comprehensive review, comprehensive survey | cs.CV cs.RO cs.CL cs.LG
open-source release | 开源发布 | open-source toolkit, open-source library, open-source framework | cs.CV cs.RO cs.CL cs.LG
`,
  },
];
