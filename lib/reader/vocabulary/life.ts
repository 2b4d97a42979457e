import type { TermTable } from './term.ts';

export const lifeTerms: readonly TermTable[] = [
  {
    area: 'q-bio.QM',
    lines: `
genomics | 基因组学 | DNA sequence, genome, genomic language model, variant calling, metagenomics | cs.LG
single-cell analysis | 单细胞分析 | single-cell RNA sequencing, scRNA-seq, single-cell, gene regulatory network | cs.LG
systems biology | 系统生物学 | metabolic network, biochemical network, gene expression dynamics, chemical reaction network | q-bio.MN
phylogenetics | 系统发育学 | phylogenetic tree, phylogenetic network, coalescent | q-bio.PE
population genetics | 群体遗传学 | evolutionary dynamics, natural selection, mutation rate, evolutionary biology | q-bio.PE
ecology | 生态学 | ecosystem?, species coexistence, biodiversity, ecological network | q-bio.PE
computational neuroscience | 计算神经科学 | neural coding, neural circuit, visual cortex, hippocampus, connectome | q-bio.NC
cancer modeling | 癌症建模 | tumor growth, cancer progression, oncology | q-bio.TO
immunology modeling | 免疫建模 | immune response, antibody design, vaccine | q-bio.BM
drug-target interaction | 药物靶点作用 | molecular docking, protein-ligand binding, virtual screening, ADMET | q-bio.BM | molecular design
RNA design | RNA 设计 | RNA structure, RNA folding, mRNA design | q-bio.BM
chemical synthesis planning | 化学合成规划 | retrosynthesis, reaction prediction, chemical language model | physics.chem-ph cs.LG | molecular design
`,
  },
  {
    area: 'q-fin.ST',
    lines: `
portfolio optimization | 投资组合优化 | portfolio selection, asset allocation, portfolio management | q-fin.PM
option pricing | 期权定价 | derivative pricing, stochastic volatility, implied volatility, rough volatility | q-fin.PR
algorithmic trading | 算法交易 | high-frequency trading, market making, limit order book, optimal execution | q-fin.TR
financial risk | 金融风险 | risk management?, systemic risk, credit risk, value at risk, risk measure | q-fin.RM
financial time series | 金融时间序列 | stock prediction, stock price, stock market, volatility forecasting | cs.LG
insurance mathematics | 保险数学 | actuarial science, insurance pricing, ruin probability | q-fin.RM
`,
  },
  {
    area: 'econ.TH',
    lines: `
economic theory | 经济理论 | market equilibrium, market design, industrial organization, consumer choice | econ.GN
econometrics | 计量经济学 | panel data, structural estimation, generalized method of moments | econ.EM
behavioral economics | 行为经济学 | bounded rationality, risk preference, decision under uncertainty | econ.GN
macroeconomics | 宏观经济学 | monetary policy, inflation forecasting, economic growth, business cycle | econ.GN
`,
  },
];
