import type { TermTable } from './term.ts';

export const theoryTerms: readonly TermTable[] = [
  {
    area: 'cs.DS',
    lines: `
approximation algorithm | 近似算法 | approximation ratio, polynomial-time approximation, PTAS, constant-factor approximation |
online algorithm | 在线算法 | competitive ratio, competitive analysis, learning-augmented algorithm, secretary problem |
parameterized complexity | 参数化复杂性 | fixed-parameter tractable, fixed-parameter algorithm, kernelization, treewidth | cs.CC
graph algorithm | 图算法 | shortest path, maximum flow, minimum cut, minimum spanning tree, dynamic graph algorithm |
streaming algorithm | 流式算法 | data stream?, sketching? |
property testing | 性质检测 | distribution testing, query complexity, sublinear algorithm, sublinear time |
data structure | 数据结构 | succinct data structure, priority queue, hash table, dynamic data structure |
string algorithm | 字符串算法 | pattern matching?, suffix array, edit distance, longest common subsequence |
submodular optimization | 次模优化 | submodular maximization, submodular function, submodularity |
clustering algorithm | 聚类算法 | k-means, k-median, hierarchical clustering, correlation clustering, spectral clustering | cs.LG
facility location | 设施选址 | traveling salesman problem, travelling salesman, vehicle routing problem, vehicle routing, bin packing, knapsack |
distributed algorithm | 分布式算法 | distributed graph algorithm, massively parallel computation | cs.DC
randomized algorithm | 随机算法 | derandomization, randomized rounding, Markov chain Monte Carlo sampling algorithm |
linear programming | 线性规划 | integer programming, mixed-integer programming, integer linear program, mixed-integer linear programming, semidefinite programming | math.OC
fair division | 公平分配 | envy-free, envy-freeness, fair allocation | cs.GT
`,
  },
  {
    area: 'cs.CC',
    lines: `
computational complexity? | 计算复杂性 | complexity theory, NP-hard, NP-complete, NP-hardness, NP-completeness, PSPACE-complete |
circuit complexity | 电路复杂性 | circuit lower bound, Boolean circuit, Boolean function, algebraic complexity | | computational complexity
communication complexity | 通信复杂性 | decision tree complexity | | computational complexity
fine-grained complexity | 细粒度复杂性 | conditional lower bound, exponential time hypothesis, hardness of approximation | | computational complexity
quantum complexity | 量子复杂性 | quantum complexity theory, BQP, QMA | quant-ph | computational complexity
pseudorandomness | 伪随机性 | pseudorandom generator, expander graph, randomness extractor |
proof complexity | 证明复杂性 | interactive proof, probabilistically checkable proof, constraint satisfaction problem | | computational complexity
`,
  },
  {
    area: 'cs.CG',
    lines: `
computational geometry | 计算几何 | convex hull?, Voronoi diagram, Delaunay triangulation, geometric algorithm, polygon? |
topological data analysis | 拓扑数据分析 | persistent homology, persistence diagram | math.AT
mesh processing | 网格处理 | mesh simplification, geometry processing, quad mesh, remeshing | cs.GR
`,
  },
  {
    area: 'cs.IT',
    lines: `
information theory | 信息论 | Shannon entropy, mutual information, channel capacity, rate-distortion, rate distortion, information-theoretic limit | math.IT
error-correcting code | 纠错码 | coding theory, linear code, Reed-Solomon code, LDPC code, LDPC, polar code, cyclic code, MDS code, convolutional code | math.IT | information theory
source coding | 信源编码 | data compression, lossless compression, entropy coding | | information theory
network coding | 网络编码 | index coding, coded caching, distributed source coding | | information theory
coded computation | 编码计算 | coded computing, gradient coding, straggler mitigation | cs.DC | information theory
hypothesis testing limits | 假设检验界 | error exponent, Chernoff-Stein exponent, Stein exponent, channel discrimination | math.ST | information theory
compressed sensing | 压缩感知 | compressive sensing, sparse recovery, sparse signal recovery, phase retrieval | eess.SP
group testing | 群组检测 | pooled testing, adaptive group testing | | information theory
DNA storage | DNA 存储 | DNA data storage, insertion and deletion channel, deletion channel | | error-correcting code
physical-layer security | 物理层安全 | wiretap channel, covert communication, secrecy rate | eess.SP
`,
  },
  {
    area: 'cs.GT',
    lines: `
auction | 拍卖 | auction design, combinatorial auction, online advertising auction, bidding |
social choice | 社会选择 | voting rule, voting theory, participatory budgeting, preference aggregation |
matching market | 匹配市场 | stable matching, two-sided matching, school choice | econ.TH
learning in games | 博弈中的学习 | no-regret learning, regret minimization, zero-sum game, Stackelberg game, mean-field game, correlated equilibrium | cs.LG | game theory
contract theory | 契约理论 | information design, Bayesian persuasion, principal-agent | econ.TH
`,
  },
  {
    area: 'cs.DM',
    lines: `
discrete optimization | 离散优化 | combinatorial algorithm, scheduling problem, packing problem | math.OC
cellular automaton | 元胞自动机 | cellular automata, Boolean network | nlin.CG
`,
  },
];
