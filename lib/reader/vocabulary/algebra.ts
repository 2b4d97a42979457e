import type { TermTable } from './term.ts';

export const algebraTerms: readonly TermTable[] = [
  {
    area: 'math.AG',
    lines: `
algebraic variety | 代数簇 | projective variety, algebraic curve, algebraic surface, abelian variety, smooth projective variety |
moduli space | 模空间 | moduli stack, moduli of curves, moduli problem, Hilbert scheme |
birational geometry | 双有理几何 | minimal model program, Fano variety, Fano manifold, canonical singularities |
Calabi-Yau manifold | 卡拉比-丘流形 | Calabi-Yau, Calabi-Yau threefold, mirror symmetry, K3 surface | hep-th math.DG
enumerative geometry | 计数几何 | Gromov-Witten invariant, Gromov-Witten theory, Donaldson-Thomas, quantum cohomology, Schubert calculus |
derived category | 导出范畴 | derived categories, coherent sheaf, coherent sheaves, Bridgeland stability, derived algebraic geometry | math.CT
Hodge theory | 霍奇理论 | Hodge structure, mixed Hodge structure, algebraic cycle, algebraic cycles, motivic | math.KT
toric geometry | 环面几何 | toric variety, toric varieties, tropical geometry, tropical curve | math.CO
vector bundle | 向量丛 | vector bundles, Higgs bundle, holomorphic line bundle, principal bundle | math.DG
singularity theory | 奇点理论 | isolated singularity, resolution of singularities, hypersurface singularity | math.AC
étale cohomology | 平展上同调 | etale cohomology, l-adic cohomology, crystalline cohomology, Brauer group | math.NT
`,
  },
  {
    area: 'math.NT',
    lines: `
analytic number theory | 解析数论 | zeta function, Riemann zeta function, L-function, L-functions, Riemann hypothesis, Dirichlet character |
prime number | 素数 | prime numbers, primes in arithmetic progression, prime gap, sieve method |
modular form | 模形式 | modular forms, automorphic form, automorphic forms, Eisenstein series, automorphic representation |
elliptic curve | 椭圆曲线 | elliptic curves, Mordell-Weil, Birch and Swinnerton-Dyer, rational points | math.AG
Diophantine equation | 丢番图方程 | Diophantine approximation, Diophantine, transcendental number, irrationality |
Galois representation | 伽罗瓦表示 | Galois group, class field theory, Langlands program, Langlands correspondence, Iwasawa theory | math.RT
algebraic number theory | 代数数论 | number field, class group, quadratic form?, ideal class |
p-adic analysis | p 进分析 | p-adic, p-adic field, p-adic Hodge theory, rigid analytic |
additive combinatorics | 加性组合 | sumset, arithmetic combinatorics, exponential sum | math.CO
partition identity | 分拆恒等式 | q-series, Ramanujan, mock theta function, integer partition | math.CO
arithmetic geometry | 算术几何 | abelian varieties over number fields, Shimura variety, Tate conjecture, height function | math.AG
`,
  },
  {
    area: 'math.CO',
    lines: `
graph theory | 图论 | graph coloring, chromatic number, planar graph, perfect graph, graph minor, hypergraph | cs.DM
extremal combinatorics | 极值组合 | Ramsey theory, Ramsey number, Turán number, extremal graph theory | | graph theory
random graph | 随机图 | random graphs, Erdős-Rényi, random regular graph, small-world network | math.PR | graph theory
enumerative combinatorics | 计数组合 | generating function?, lattice path, Catalan number, Young tableau, bijective proof |
algebraic combinatorics | 代数组合 | symmetric function, Schur function, cluster algebra, Coxeter group, root system | math.RT
matroid | 拟阵 | matroids, oriented matroid, hyperplane arrangement |
polytope | 多胞形 | convex polytope, lattice polytope, simplicial complex, Ehrhart polynomial | math.MG
design theory | 组合设计 | combinatorial design, Latin square, Hadamard matrix, finite geometry, block design |
spectral graph theory | 谱图论 | graph Laplacian, graph spectrum, adjacency matrix spectrum | | graph theory
permutation pattern | 排列模式 | permutation patterns, permutation statistic, pattern-avoiding |
`,
  },
  {
    area: 'math.RT',
    lines: `
representation theory | 表示论 | irreducible representation, group representation, unitary representation, character theory |
Lie algebra | 李代数 | Lie algebras, Kac-Moody algebra, Lie superalgebra, infinite-dimensional Lie algebra | math.RA
Lie group | 李群 | Lie groups, reductive group, algebraic group, symmetric space | math.DG
quantum group | 量子群 | quantum groups, Hopf algebra, Hopf algebras, Hecke algebra, crystal basis | math.QA
quiver representation | 箭图表示 | quiver?, finite-dimensional algebra, tilting theory, Auslander-Reiten |
`,
  },
  {
    area: 'math.GR',
    lines: `
group theory | 群论 | finite group, simple group, finite simple group, permutation group, p-group, nilpotent group |
geometric group theory | 几何群论 | hyperbolic group, mapping class group, Cayley graph, amenable group, right-angled Artin group | math.GT | group theory
`,
  },
  {
    area: 'math.RA',
    lines: `
noncommutative ring | 非交换环 | ring theory, associative algebra, noncommutative algebra, Leavitt path algebra |
linear algebra | 线性代数 | matrix theory, eigenvalue inequality, Toeplitz matrix, Toeplitz matrices, determinant of matrices |
commutative algebra | 交换代数 | Gröbner basis, local cohomology, monomial ideal, Cohen-Macaulay, Noetherian ring | math.AC
nonassociative algebra | 非结合代数 | Leibniz algebra, Jordan algebra, Rota-Baxter, Poisson algebra | math.QA
`,
  },
  {
    area: 'math.CT',
    lines: `
category theory | 范畴论 | higher category, infinity-category, monoidal category, functor category, topos, 2-category |
homological algebra | 同调代数 | triangulated category, abelian category, Hochschild cohomology, semi-abelian category, central extension | math.KT
operad | 算畴 | operads, A-infinity algebra, deformation theory, deformation quantization | math.QA
`,
  },
  {
    area: 'math.LO',
    lines: `
mathematical logic | 数理逻辑 | proof theory, reverse mathematics, computability theory, intuitionistic logic | cs.LO
model theory | 模型论 | o-minimal, quantifier elimination, stable theory |
set theory | 集合论 | forcing axiom, large cardinal, continuum hypothesis, descriptive set theory |
`,
  },
];
