import type { TermTable } from './term.ts';

export const softwareTerms: readonly TermTable[] = [
  {
    area: 'cs.SE',
    lines: `
software testing | 软件测试 | test generation, unit test, regression testing, test case generation, automated testing, test suite |
mutation testing | 变异测试 | mutation analysis | | software testing
metamorphic testing | 蜕变测试 | metamorphic relation | | software testing
flaky test | 不稳定测试 | flaky tests, test flakiness | | software testing
web testing | Web 测试 | web application testing, GUI testing, API testing, REST API | | software testing
debugging | 调试 | fault localization, bug localization, bug report, root cause analysis |
automated program repair | 自动程序修复 | program repair, bug fixing, automated bug fixing |
code review | 代码评审 | pull request, code reviewer |
code search | 代码检索 | code retrieval, code representation, code summarization |
code clone | 代码克隆 | clone detection, code smell, technical debt |
refactoring | 代码重构 | code refactoring, software maintenance, software evolution, code migration |
requirements engineering | 需求工程 | software requirements, requirements elicitation, user story |
software architecture | 软件架构 | microservice, microservices, software design pattern |
model-driven engineering | 模型驱动工程 | model-driven development, UML, SysML, domain-specific modeling |
DevOps | DevOps 实践 | continuous integration, continuous deployment, infrastructure as code, MLOps, CI/CD |
log analysis? | 日志分析 | log parsing, log anomaly detection, AIOps, incident management |
open-source software | 开源软件 | open source community, open source project, GitHub repository, software ecosystem |
empirical software engineering | 实证软件工程 | mining software repositories, developer productivity, developer survey, software developer |
software defect prediction | 软件缺陷预测 | defect prediction, bug prediction | | software testing
mobile app | 移动应用 | Android app, app store, mobile application |
scientific software | 科学软件 | research software, scientific computing software, reproducible research, FAIR principles |
quantum software | 量子软件 | quantum software engineering, quantum programming | quant-ph
programming education | 编程教育 | introductory programming, computer science education, computing education, program comprehension | cs.CY
AI-assisted programming | 人工智能辅助编程 | GitHub Copilot, programming assistant, vibe coding, pair programming | cs.HC
autonomous driving testing | 自动驾驶测试 | autonomous vehicle testing, simulation-based testing, ADS testing | cs.RO | software testing, autonomous driving
safety assurance | 安全保证 | safety case, assurance case, functional safety, hazard analysis, SOTIF | eess.SY
`,
  },
  {
    area: 'cs.PL',
    lines: `
compiler | 编译器 | compiler optimization, compiler optimisation, code optimization, LLVM, MLIR, just-in-time compilation |
type system | 类型系统 | type theory, dependent type, type inference, gradual typing, refinement type |
program analysis | 程序分析 | static analysis, abstract interpretation, pointer analysis, dynamic analysis, symbolic execution | cs.SE
program verification | 程序验证 | software verification, deductive verification, separation logic, Hoare logic, loop invariant | cs.LO
functional programming | 函数式编程 | Haskell, OCaml, lambda calculus, algebraic effect |
probabilistic programming | 概率编程 | probabilistic program, probabilistic programming language | stat.CO
domain-specific language | 领域专用语言 | DSL? |
concurrency | 并发 | concurrent program, data race, message passing concurrency, weak memory model, session type |
garbage collection | 垃圾回收 | memory management, Rust ownership, memory-safe language |
differentiable programming | 可微编程 | automatic differentiation |
formal semantics of programs | 程序语义 | operational semantics, denotational semantics |
WebAssembly | WebAssembly 字节码 | Wasm |
`,
  },
  {
    area: 'cs.LO',
    lines: `
formal verification | 形式化验证 | formal method, formal methods, formal specification | cs.SE
model checking | 模型检验 | bounded model checking, temporal logic, linear temporal logic, LTL, signal temporal logic | | formal verification
interactive theorem proving | 交互式定理证明 | proof assistant, Lean 4, Isabelle/HOL, Coq proof, autoformalization, formal proof | | formal verification
satisfiability | 可满足性 | SAT solving, satisfiability modulo theories, SMT solver, SMT solving, MaxSAT |
description logic | 描述逻辑 | modal logic, epistemic logic, answer set programming, first-order logic | cs.AI
logic programming | 逻辑编程 | Prolog, Datalog |
automata theory | 自动机理论 | finite automaton, finite automata, pushdown automaton, regular language, formal language, context-free grammar, weighted automata | cs.FL
timed system | 时间系统 | timed automata, timed automaton, hybrid automaton, timed network | cs.FL
Petri net | Petri 网 | Petri nets, process mining, process algebra |
reactive synthesis | 反应式综合 | controller synthesis, runtime verification, runtime monitoring, parity game |
neural network verification | 神经网络验证 | certified robustness, robustness verification, verification of neural networks | cs.LG | formal verification
`,
  },
];
