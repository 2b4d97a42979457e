import type { TermTable } from './term.ts';

export const statisticsTerms: readonly TermTable[] = [
  {
    area: 'stat.ML',
    lines: `
kernel method | 核方法 | kernel methods, reproducing kernel Hilbert space, RKHS, support vector machine, kernel regression | cs.LG
Gaussian process regression | 高斯过程回归 | Gaussian process state-space model, kriging | cs.LG stat.ME
high-dimensional statistics | 高维统计 | high-dimensional regression, high-dimensional inference, sparse regression, LASSO | math.ST
nonparametric regression | 非参数回归 | density estimation, kernel density estimation, nonparametric estimation, minimax rate | math.ST
generative modeling theory | 生成模型理论 | score matching, stochastic interpolant, diffusion sampling theory | cs.LG
stochastic optimization | 随机优化 | stochastic approximation, variance reduction, zeroth-order optimization, adaptive gradient method | math.OC cs.LG
nonconvex optimization | 非凸优化 | non-convex optimization, saddle point problem, minimax optimization, bilevel optimization | math.OC cs.LG
dimensionality reduction | 降维 | principal component analysis, PCA, manifold learning, t-SNE, UMAP embedding | cs.LG
ensemble learning | 集成学习 | random forest, gradient boosting, decision tree ensemble, XGBoost | cs.LG
graphical model | 概率图模型 | probabilistic graphical model, Bayesian network, Markov random field, belief propagation, structure learning | cs.LG
matrix completion | 矩阵补全 | low-rank matrix, matrix factorization, tensor completion, low-rank approximation | cs.LG
random matrix theory | 随机矩阵理论 | random matrix, random matrices, spectral norm bound, spiked covariance | math.PR
mean-field analysis of networks | 神经网络平均场理论 | infinite-width, feature learning regime, high-dimensional learning dynamics | cs.LG cond-mat.dis-nn
overparameterization | 过参数化 | double descent, benign overfitting, implicit regularization | cs.LG | learning theory
concept drift | 概念漂移 | non-stationary environment, nonstationary data | cs.LG
online learning | 在线学习 | regret bound, online convex optimization, online optimization | cs.LG
`,
  },
  {
    area: 'stat.ME',
    lines: `
statistical inference | 统计推断 | hypothesis testing, hypothesis test, confidence interval, multiple testing, false discovery rate | math.ST
bootstrap? | 自助法 | bootstrap test, resampling method, permutation test | | statistical inference
Bayesian statistics | 贝叶斯统计 | Bayesian hierarchical model, prior elicitation, Bayesian model selection, Bayesian nonparametrics |
regression model | 回归模型 | generalized linear model, quantile regression, mixed-effects model, variable selection |
survival analysis | 生存分析 | time-to-event, proportional hazards, competing risks, censored data |
experimental design | 实验设计 | randomized controlled trial, clinical trial, A/B testing, adaptive design, factorial design |
causal effect estimation | 因果效应估计 | average treatment effect, propensity score, instrumental variable, difference-in-differences, mediation analysis | econ.EM | causal inference
missing data | 缺失数据 | multiple imputation, missing at random, selection bias |
meta-analysis | 元分析 | evidence synthesis, network meta-analysis |
functional data analysis | 函数型数据分析 | functional data, functional regression |
spatial statistics | 空间统计 | spatial model, point process, spatio-temporal model, Hawkes process | stat.AP
time series analysis | 时间序列分析 | change-point detection, changepoint detection, vector autoregression, volatility model, state-space modeling | econ.EM | time series
copula | 连接函数模型 | dependence modeling, tail dependence |
extreme value theory | 极值理论 | regularly varying tail | math.PR
robust statistics | 稳健统计 | robust estimation, outlier-robust, median-of-means | math.ST
asymptotic theory | 渐近理论 | asymptotic normality, empirical process, empirical processes, central limit theorem | math.ST math.PR
item response theory | 项目反应理论 | psychometrics, latent variable model, factor analysis | stat.AP
epidemiological modeling | 流行病学建模 | epidemic model, infectious disease, COVID-19, SIR model, disease transmission | q-bio.PE stat.AP
`,
  },
  {
    area: 'stat.CO',
    lines: `
Markov chain Monte Carlo | 马尔可夫链蒙特卡洛 | MCMC, Hamiltonian Monte Carlo, Langevin Monte Carlo, Gibbs sampling, Metropolis-Hastings | stat.ML
sequential Monte Carlo | 序贯蒙特卡洛 | particle filter, particle filtering, importance sampling |
simulation-based inference | 基于模拟的推断 | approximate Bayesian computation, likelihood-free inference, neural posterior estimation | stat.ML
statistical software | 统计软件 | R package, Python package for statistics |
`,
  },
];
