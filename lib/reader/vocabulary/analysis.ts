import type { TermTable } from './term.ts';

export const analysisTerms: readonly TermTable[] = [
  {
    area: 'math.AP',
    lines: `
partial differential equation | 偏微分方程 | PDE, nonlinear PDE, elliptic equation, parabolic equation, hyperbolic equation |
Navier-Stokes equations | 纳维-斯托克斯方程 | Navier-Stokes, Euler equations, incompressible fluid, fluid equations | physics.flu-dyn | partial differential equation
well-posedness | 适定性 | local well-posedness, global well-posedness, global existence, blow-up, finite-time blow-up | | partial differential equation
Schrödinger equation | 薛定谔方程 | Schrödinger operator, dispersive equation, Strichartz estimate | math-ph | partial differential equation
wave equation | 波动方程 | nonlinear wave equation, Klein-Gordon equation, wave propagation | | partial differential equation
regularity theory | 正则性理论 | free boundary problem, viscosity solution, elliptic regularity, fully nonlinear equation, Monge-Ampère equation, p-Laplacian | | partial differential equation
calculus of variations | 变分法 | variational problem, Gamma-convergence, minimizer, Euler-Lagrange equation |
kinetic equation | 动理学方程 | Boltzmann equation, Vlasov equation, Fokker-Planck equation, mean-field limit | math-ph
phase separation model | 相分离模型 | Cahn-Hilliard, Cahn-Hilliard equation, Allen-Cahn, Brinkman equation |
conservation law | 守恒律 | hyperbolic conservation law, hyperbolic system, magnetic induction equation | math.NA
homogenization | 均匀化 | multiscale analysis, stochastic homogenization |
inverse boundary problem | 反边值问题 | Calderón problem, inverse scattering | | inverse problem
fractional Laplacian | 分数阶拉普拉斯算子 | nonlocal operator, fractional diffusion, nonlocal equation |
`,
  },
  {
    area: 'math.PR',
    lines: `
stochastic process | 随机过程 | stochastic processes, Markov process, Markov chain, Lévy process, martingale, branching process |
stochastic differential equation | 随机微分方程 | stochastic differential equations, SDE, stochastic calculus, rough path, backward stochastic differential equation |
stochastic partial differential equation | 随机偏微分方程 | SPDE, regularity structures, stochastic heat equation |
random walk theory | 随机游走理论 | random walk in random environment, loop-erased random walk, self-avoiding walk |
concentration inequality | 集中不等式 | concentration of measure, functional inequality, logarithmic Sobolev inequality |
limit theorem | 极限定理 | limit theorems, law of large numbers, Stein's method, invariance principle |
Gaussian free field | 高斯自由场 | Schramm-Loewner evolution, SLE curve, Liouville quantum gravity, Gaussian multiplicative chaos | math-ph
mixing time | 混合时间 | Glauber dynamics, cutoff phenomenon, spectral gap |
`,
  },
  {
    area: 'math.FA',
    lines: `
Banach space | 巴拿赫空间 | Banach spaces, function space, Sobolev space, Besov space, normed space |
operator theory | 算子理论 | Hilbert space operator, bounded operator, compact operator, composition operator, Toeplitz operator |
frame theory | 框架理论 | Gabor frame, wavelet, wavelets, time-frequency analysis | math.CA
operator algebra | 算子代数 | von Neumann algebra, groupoid algebra, free probability | math.OA
operator semigroup | 算子半群 | semigroup of operators, evolution equation | math.AP
`,
  },
  {
    area: 'math.CA',
    lines: `
harmonic analysis | 调和分析 | Fourier analysis, singular integral, maximal function, Fourier restriction, Kakeya |
special function | 特殊函数 | orthogonal polynomial, orthogonal polynomials, hypergeometric function, Painlevé equation | math-ph
ordinary differential equation | 常微分方程 | ordinary differential equations, delay differential equation |
fractal geometry | 分形几何 | fractal, Hausdorff dimension, self-similar set, multifractal | math.MG
fractional calculus | 分数阶微积分 | fractional derivative, fractional differential equation |
`,
  },
  {
    area: 'math.CV',
    lines: `
complex analysis | 复分析 | holomorphic function, conformal mapping, analytic function, univalent function, Nevanlinna theory |
several complex variables | 多复变 | pluripotential theory, pseudoconvex domain, complex manifold, Bergman kernel | math.DG
Teichmüller theory | 泰希米勒理论 | Riemann surface, Riemann surfaces, Teichmüller space, quasiconformal | math.GT
complex dynamics | 复动力系统 | Julia set, holomorphic dynamics, Mandelbrot set | math.DS
`,
  },
  {
    area: 'math.DS',
    lines: `
dynamical system | 动力系统 | dynamical systems, hyperbolic dynamics, smooth dynamics, symbolic dynamics |
ergodic theory | 遍历理论 | ergodicity, invariant measure, mixing properties, entropy of dynamical systems |
Hamiltonian dynamics | 哈密顿动力学 | Hamiltonian system, KAM theory, celestial mechanics, N-body problem, three-body problem | math-ph
dynamics of population models | 种群模型动力学 | population dynamics, predator-prey, Lotka-Volterra | q-bio.PE
`,
  },
  {
    area: 'math.OC',
    lines: `
convex optimization | 凸优化 | convex programming, proximal algorithm, first-order method, ADMM, primal-dual method, Frank-Wolfe | cs.LG
optimal control theory | 最优控制理论 | Hamilton-Jacobi-Bellman, Hamilton-Jacobi equation, Pontryagin maximum principle, PDE-constrained optimization | eess.SY | control theory
robust optimization | 鲁棒优化 | distributionally robust optimization, stochastic programming, two-stage stochastic | stat.ML
distributed optimization | 分布式优化 | decentralized optimization, consensus optimization | cs.DC
polynomial optimization | 多项式优化 | sum of squares, semi-algebraic, moment hierarchy | math.AG
global optimization | 全局优化 | derivative-free optimization, metaheuristic, branch-and-bound, simulated annealing | cs.NE
mean-field control | 平均场控制 | mean field control | math.PR
variational inequality | 变分不等式 | monotone operator, equilibrium problem, fixed-point iteration |
operations research | 运筹学 | supply chain, inventory management, revenue management, production scheduling |
`,
  },
  {
    area: 'math.NA',
    lines: `
numerical analysis | 数值分析 | numerical method, numerical scheme, error analysis, convergence analysis of schemes | cs.NA
finite element method | 有限元方法 | finite element, discontinuous Galerkin, mixed finite element, isogeometric analysis, spectral Galerkin | cs.CE | numerical analysis
finite difference method | 有限差分方法 | finite difference scheme, finite difference, finite volume, summation by parts | | numerical analysis
numerical linear algebra | 数值线性代数 | iterative solver, Krylov subspace, preconditioner, preconditioning, multigrid, randomized linear algebra | | numerical analysis
model order reduction | 模型降阶 | reduced basis, proper orthogonal decomposition, reduced-order model, dynamic mode decomposition | cs.CE
time integration | 时间积分 | Runge-Kutta, exponential integrator, geometric integration, structure-preserving scheme | | numerical analysis
domain decomposition | 区域分解 | Schwarz method, parallel-in-time, Parareal | | numerical analysis
approximation theory | 逼近论 | polynomial approximation, interpolation error, spline?, quadrature? | math.CA
uncertainty propagation | 不确定性传播 | polynomial chaos, multilevel Monte Carlo, quasi-Monte Carlo, sensitivity analysis | stat.CO
boundary integral method | 边界积分方法 | boundary element method, fast multipole method, integral equation | | numerical analysis
structural mechanics | 结构力学 | solid mechanics, topology optimization, elasticity, composite structure | cs.CE
`,
  },
  {
    area: 'math-ph',
    lines: `
mathematical physics of spectra | 谱理论 | spectral theory, eigenvalue asymptotics, quantum graph, semiclassical analysis | math.SP
superintegrable system | 超可积系统 | superintegrability, superintegrable, integrals of motion, Poisson structure | nlin.SI
statistical mechanics of lattice models | 格点模型统计力学 | cluster expansion, Gibbs measure, dimer model | math.PR
`,
  },
];
