import type { TermTable } from './term.ts';

export const geometryTerms: readonly TermTable[] = [
  {
    area: 'math.DG',
    lines: `
Riemannian geometry | 黎曼几何 | Riemannian manifold, Riemannian metric, Ricci curvature, scalar curvature, sectional curvature |
minimal surface | 极小曲面 | minimal surfaces, mean curvature, constant mean curvature, isoperimetric problem |
geometric flow | 几何流 | Ricci flow, mean curvature flow, Ricci soliton, harmonic map |
Kähler geometry | 凯勒几何 | Kähler manifold, Kähler-Einstein metric, locally conformally Kähler, complex geometry, Hermitian manifold | math.AG math.CV
Lorentzian geometry | 洛伦兹几何 | Lorentzian manifold, conformal geometry, Einstein manifold | gr-qc
foliation | 叶状结构 | foliations, Lie groupoid, Poisson geometry, Dirac structure | math.SG
spin geometry | 自旋几何 | Dirac operator, index theory, index theorem, G2-manifold, special holonomy | math-ph
differential invariant | 微分不变量 | differential invariants, symmetries of differential equations, Cartan connection | math-ph
Finsler geometry | 芬斯勒几何 | Finsler metric, sub-Riemannian geometry | math.MG
`,
  },
  {
    area: 'math.SG',
    lines: `
symplectic geometry | 辛几何 | symplectic manifold, symplectic topology, Lagrangian submanifold, Fukaya category, moment map |
contact geometry | 切触几何 | contact structure, contact manifold, Legendrian knot, Reeb flow |
Floer homology | 弗洛尔同调 | Heegaard Floer, symplectic homology, pseudoholomorphic curve | math.GT
`,
  },
  {
    area: 'math.GT',
    lines: `
knot theory | 纽结理论 | knot invariant, link invariant, knots and links, Khovanov homology, Jones polynomial, braid group |
low-dimensional topology | 低维拓扑 | 3-manifold, 3-manifolds, 4-manifold, hyperbolic 3-manifold, Dehn surgery, Heegaard splitting |
hyperbolic manifold | 双曲流形 | Kleinian group, hyperbolic surface, hyperbolic structure | math.DG
`,
  },
  {
    area: 'math.AT',
    lines: `
algebraic topology | 代数拓扑 | cohomology ring, homology theory, fundamental group, characteristic class, classifying space |
homotopy theory | 同伦论 | stable homotopy, model category, homotopy type, spectra and homotopy groups, equivariant homotopy | math.CT
K-theory | K 理论 | algebraic K-theory, topological K-theory, cyclic homology | math.KT
cobordism | 配边理论 | topological quantum field theory, TQFT, topological field theory | math.QA
general topology | 一般拓扑 | topological space?, topological group, compactification?, metrizable space | math.GN
`,
  },
  {
    area: 'math.MG',
    lines: `
convex geometry | 凸几何 | convex body, Brunn-Minkowski, mixed volume, convex set | math.FA
metric geometry | 度量几何 | metric measure space, metric space, Alexandrov space, Gromov-Hausdorff | math.DG
discrete geometry | 离散几何 | sphere packing, tiling?, lattice packing, incidence geometry, polyhedron | math.CO
geometric measure theory | 几何测度论 | rectifiable set, sets of finite perimeter, varifold | math.CA
`,
  },
];
