import type { TermTable } from './term.ts';

export const roboticsTerms: readonly TermTable[] = [
  {
    area: 'cs.RO',
    lines: `
robot manipulation | 机器人操作 | robotic manipulation, manipulation task, manipulation policy
dexterous manipulation | 灵巧操作 | dexterous hand, in-hand manipulation, dexterous grasping | | robot manipulation
bimanual manipulation | 双臂操作 | dual-arm, bimanual | | robot manipulation
mobile manipulation | 移动操作 | mobile manipulator, loco-manipulation | | robot manipulation
deformable object manipulation | 柔性物体操作 | cloth manipulation, cloth folding, deformable object | | robot manipulation
contact-rich manipulation | 富接触操作 | contact-rich, peg-in-hole, robotic assembly, assembly task | | robot manipulation
grasping | 抓取 | grasp planning, grasp detection, robotic grasping, grasp synthesis | | robot manipulation
vision-language-action model | 视觉语言动作模型 | vision-language-action, VLA? | | robot learning
imitation learning | 模仿学习 | behavior cloning, behaviour cloning, learning from demonstration | cs.LG | robot learning
diffusion policy | 扩散策略 | action chunking, flow matching policy, visuomotor policy | | robot learning
teleoperation | 遥操作 | teleoperated
robot learning | 机器人学习 | robot policy, generalist robot, robot foundation model
embodied AI | 具身智能 | embodied intelligence, embodied agent | cs.AI
embodied navigation | 具身导航 | object navigation, ObjectNav, visual navigation | | embodied AI
vision-language navigation | 视觉语言导航 | vision-and-language navigation, VLN | cs.CV | embodied AI
sim-to-real | 仿真到现实迁移 | sim2real, simulation-to-reality, domain randomization | | robot learning
robot simulation | 机器人仿真 | physics simulator, real-to-sim, simulated robot
legged locomotion | 足式运动 | legged robot, quadruped, quadrupedal, locomotion
humanoid robot | 人形机器人 | humanoid, whole-body control, bipedal
aerial robot | 空中机器人 | drone, UAV, quadrotor, unmanned aerial vehicle
underwater robot | 水下机器人 | underwater vehicle, AUV, marine robot
soft robot | 软体机器人 | soft robotics, continuum robot, soft actuator
exoskeleton | 外骨骼 | prosthesis, wearable robot, rehabilitation robot
surgical robot | 手术机器人 | robotic surgery, robot-assisted surgery, medical robot
autonomous driving | 自动驾驶 | self-driving, autonomous vehicle, automated driving, automated vehicle | cs.CV
end-to-end driving | 端到端驾驶 | end-to-end autonomous driving, driving world model | | autonomous driving
trajectory prediction | 轨迹预测 | motion forecasting, trajectory forecasting | | autonomous driving
driving simulation | 驾驶仿真 | traffic simulation, driving scenario generation, safety-critical scenario | | autonomous driving
cooperative perception | 协同感知 | collaborative perception, V2X, vehicle-to-everything | cs.CV | autonomous driving
motion planning | 运动规划 | path planning, trajectory planning, trajectory optimization, trajectory optimisation
task and motion planning | 任务与运动规划 | TAMP, long-horizon manipulation | | motion planning
task planning | 任务规划 | robot planning, robotic planning, long-horizon planning | cs.AI
collision avoidance | 避障 | obstacle avoidance, crowd navigation, social navigation | | motion planning
model predictive control | 模型预测控制 | MPC?, MPPI | | robot control
optimal control | 最优控制 | LQR, control barrier function, CBF? | | robot control
robot control | 机器人控制 | impedance control, force control, adaptive control, compliance control
kinematics? | 运动学 | inverse kinematics, redundant manipulator
SLAM | 同步定位与建图 | simultaneous localization and mapping, visual SLAM, LiDAR SLAM, V-SLAM
visual odometry | 视觉里程计 | visual-inertial odometry, LiDAR odometry, LiDAR-inertial odometry, VIO, LIO? | | SLAM
state estimation | 状态估计 | Kalman filter, factor graph?, inertial measurement unit, IMU
semantic mapping | 语义建图 | open-vocabulary mapping, occupancy map, occupancy grid
exploration? | 自主探索 | autonomous exploration, active perception, next-best view
mobile robot | 移动机器人 | mobile robotics, wheeled robot, off-road navigation
robot navigation | 机器人导航 | autonomous navigation, traversability
multi-robot system | 多机器人系统 | multi-robot, robot swarm, swarm robotics
human-robot interaction | 人机交互 | human-robot collaboration, HRI, assistive robot, social robot
tactile sensing | 触觉感知 | tactile sensor, visuo-tactile, visuotactile, tactile
sensor fusion | 传感器融合 | LiDAR-camera fusion, radar-camera fusion, multi-sensor fusion
LiDAR | 激光雷达 | LiDAR perception
radar perception | 雷达感知 | mmWave radar, 4D radar, automotive radar
articulated object | 铰接物体 | articulated object manipulation, articulation? | | robot manipulation
robot safety | 机器人安全 | safe control, safe navigation, failure detection?
cross-embodiment learning | 跨本体学习 | cross-embodiment, embodiment gap, human-to-robot transfer | | robot learning
agricultural robot | 农业机器人 | agricultural robotics, harvesting robot
space robotics | 空间机器人 | spacecraft?, planetary rover, on-orbit servicing
micro-robot | 微型机器人 | magnetic robot, microrobotics
robot hardware | 机器人硬件 | gripper design, actuator design, robot hand design, gripper
`,
  },
];
