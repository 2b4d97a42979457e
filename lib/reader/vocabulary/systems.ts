import type { TermTable } from './term.ts';

export const systemsTerms: readonly TermTable[] = [
  {
    area: 'cs.DC',
    lines: `
distributed system | 分布式系统 | distributed computing, distributed systems, decentralized system |
consensus protocol | 共识协议 | distributed consensus, Byzantine fault tolerance, Byzantine agreement, Paxos, state machine replication | | distributed system
cloud computing | 云计算 | serverless, serverless computing, cloud service, cloud-native, datacenter, data center |
edge computing | 边缘计算 | fog computing, mobile edge computing, edge intelligence, edge AI, edge device | cs.NI
high-performance computing | 高性能计算 | HPC, supercomputer, exascale, MPI? |
parallel computing | 并行计算 | parallel algorithm, parallel programming, multithreading, GPU acceleration, OpenMP, CUDA |
task scheduling | 任务调度 | job scheduling, workload scheduling, resource allocation?, resource management, load balancing | cs.NI cs.IT eess.SP
LLM inference serving | 大模型推理服务 | LLM inference system, prefill, prefill-decode disaggregation, inference engine, request scheduling | cs.LG | efficient inference
stream processing | 流处理 | event streaming, stream processing system, MapReduce, Apache Spark |
distributed storage | 分布式存储 | object storage, key-value store, erasure code, replication protocol, distributed file system |
fault tolerance | 容错 | checkpointing, fault-tolerant system, failure recovery, self-stabilization |
peer-to-peer network | 对等网络 | peer-to-peer, gossip protocol, overlay network | cs.NI | distributed system
sparse matrix computation | 稀疏矩阵计算 | SpMV, sparse matrix, matrix multiplication | cs.MS
carbon-aware computing | 低碳计算 | energy-efficient computing, sustainable computing, green AI, carbon footprint | cs.CY
`,
  },
  {
    area: 'cs.OS',
    lines: `
operating system | 操作系统 | Linux kernel, kernel scheduler, virtual memory, file system, eBPF |
virtualization | 虚拟化 | virtual machine, container orchestration, Kubernetes, unikernel | cs.DC
real-time system | 实时系统 | real-time scheduling, schedulability, worst-case execution time | eess.SY
`,
  },
  {
    area: 'cs.AR',
    lines: `
computer architecture | 计算机体系结构 | microarchitecture, RISC-V, branch prediction, instruction set architecture |
hardware accelerator | 硬件加速器 | AI accelerator, DNN accelerator, domain-specific accelerator, systolic array |
FPGA | 现场可编程门阵列 | field-programmable gate array, high-level synthesis, reconfigurable computing |
memory system | 存储系统 | cache hierarchy, memory hierarchy, DRAM, compute express link, persistent memory |
processing in memory | 存内计算 | in-memory computing, compute-in-memory, processing-in-memory, memristor crossbar | cs.ET
network on chip | 片上网络 | network-on-chip, chiplet, system-on-chip, interconnect network |
neuromorphic hardware | 神经形态硬件 | memristor, memristive, neuromorphic chip, reservoir computing | cs.ET
photonic computing | 光子计算 | optical neural network, optical computing, photonic accelerator | cs.ET
quantum circuit compilation | 量子线路编译 | quantum compiler, qubit mapping, quantum circuit optimization, qubit routing | quant-ph cs.ET
`,
  },
  {
    area: 'cs.DB',
    lines: `
database system | 数据库系统 | relational database, database management system, DBMS, transaction processing, OLTP |
query optimization | 查询优化 | query processing, cardinality estimation, query optimizer, join order |
vector database | 向量数据库 | approximate nearest neighbor search, nearest neighbor search, ANNS, HNSW, similarity search, vector search | cs.IR
database index | 数据库索引 | learned index, index structure, B-tree, LSM-tree |
data integration | 数据集成 | entity resolution, schema matching, data lake, record linkage |
data cleaning | 数据清洗 | data preparation, missing data imputation, data imputation |
data warehouse | 数据仓库 | OLAP, analytical query, data analytics |
graph database | 图数据库 | graph query, SPARQL, Cypher query, linked data, semantic web |
data mining | 数据挖掘 | frequent pattern mining, pattern mining, association rule, sequential pattern |
data provenance | 数据溯源 | data governance, data lineage, metadata management |
spatio-temporal data | 时空数据 | spatiotemporal data, trajectory data, geospatial data, spatial database | cs.LG
`,
  },
  {
    area: 'cs.NI',
    lines: `
wireless network | 无线网络 | 6G, 5G, Wi-Fi, cellular network, 6G network, wireless access |
software-defined networking | 软件定义网络 | SDN, network function virtualization, programmable data plane, P4 switch, in-network computing |
network slicing | 网络切片 | O-RAN, Open RAN, radio access network | | wireless network
Internet of Things | 物联网 | IoT, LoRaWAN, wireless sensor network, sensor network |
congestion control | 拥塞控制 | TCP congestion, QUIC, transport protocol, active queue management |
network traffic analysis | 网络流量分析 | traffic classification, encrypted traffic, network measurement, network monitoring, network telemetry |
routing protocol | 路由协议 | BGP, packet routing, network routing, traffic engineering |
vehicular network | 车联网 | vehicular networks, VANET, Internet of Vehicles, vehicular communication | | wireless network
satellite network | 卫星网络 | LEO satellite, low Earth orbit satellite, non-terrestrial network, Starlink, satellite communication | eess.SP
video streaming | 视频流传输 | adaptive bitrate, video delivery, content delivery network | cs.MM
time-sensitive networking | 时间敏感网络 | deterministic networking, low-latency communication, URLLC |
age of information | 信息年龄 | information freshness | cs.IT
semantic communication | 语义通信 | goal-oriented communication, task-oriented communication, joint source-channel coding | cs.IT eess.SP
queueing theory | 排队论 | queueing network, queueing system, queuing network, queuing theory | cs.PF math.PR
performance modeling | 性能建模 | performance evaluation of systems, performance prediction model, stochastic network | cs.PF
`,
  },
];
