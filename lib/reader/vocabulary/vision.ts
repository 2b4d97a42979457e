import type { TermTable } from './term.ts';

export const visionTerms: readonly TermTable[] = [
  {
    area: 'cs.CV',
    lines: `
object detection | 目标检测 | object detector, detection transformer, DETR
open-vocabulary detection | 开放词汇检测 | open-vocabulary object detection, open-set detection | | object detection
small object detection | 小目标检测 | tiny object detection, small target detection | | object detection
3D object detection | 三维目标检测 | 3D detection, monocular 3D detection | | object detection
salient object detection | 显著目标检测 | saliency detection | | object detection
camouflaged object detection | 伪装目标检测 | camouflaged object segmentation | | object detection
segmentation | 图像分割 | image segmentation, segmenter
semantic segmentation | 语义分割 | scene parsing | | segmentation
instance segmentation | 实例分割 | |  | segmentation
panoptic segmentation | 全景分割 | |  | segmentation
video object segmentation | 视频目标分割 | video segmentation, VOS? | | segmentation
referring segmentation | 指代分割 | referring image segmentation, referring expression segmentation, reasoning segmentation | | segmentation
medical image segmentation | 医学图像分割 | organ segmentation, lesion segmentation, tumor segmentation | | segmentation, medical imaging
point cloud segmentation | 点云分割 | 3D segmentation, 3D semantic segmentation | | segmentation, point cloud
promptable segmentation | 可提示分割 | segment anything, SAM?, SAM2, SAM3 | | segmentation
medical imaging | 医学影像 | medical image, medical image analysis, radiology, MRI, CT scan, ultrasound image, chest X-ray
digital pathology | 数字病理 | histopathology, computational pathology, whole slide image, WSI? | | medical imaging
remote sensing | 遥感 | satellite image, satellite imagery, aerial image, earth observation
image classification | 图像分类 | image recognition, ImageNet classification
fine-grained recognition | 细粒度识别 | fine-grained visual classification, fine-grained classification | | image classification
long-tailed recognition | 长尾识别 | long-tailed learning, long-tail recognition, class imbalance | | image classification
face recognition | 人脸识别 | face verification, facial recognition | | image classification
facial expression recognition | 表情识别 | facial expression, facial emotion
deepfake detection | 深度伪造检测 | deepfake, face forgery detection, forgery detection
AI-generated image detection | 生成图像鉴别 | AI-generated content detection, synthetic image detection | | deepfake detection
person re-identification | 行人重识别 | person re-ID, re-identification
gait recognition | 步态识别 |
human pose estimation | 人体姿态估计 | 3D human pose, body pose, pose estimation, keypoint detection
hand pose estimation | 手部姿态估计 | hand reconstruction, hand tracking, hand mesh | | human pose estimation
human mesh recovery | 人体网格恢复 | human mesh, SMPL, human reconstruction | | human pose estimation, 3D reconstruction
human motion generation | 人体动作生成 | motion generation, text-to-motion, motion synthesis
human-object interaction | 人物交互 | hand-object interaction, HOI?
object pose estimation | 物体位姿估计 | 6D pose, 6DoF pose, 6D object pose
action recognition | 动作识别 | video classification, activity recognition | | video understanding
temporal action localization | 时序动作定位 | temporal action detection, action segmentation, temporal grounding | | video understanding
video understanding | 视频理解 | long video, video question answering, VideoQA, video reasoning
video generation | 视频生成 | video diffusion, text-to-video, image-to-video, video synthesis
video editing | 视频编辑 | video inpainting | | video generation
video captioning | 视频描述 | dense video captioning | | video understanding
egocentric vision | 第一人称视觉 | egocentric video, first-person video | | video understanding
video anomaly detection | 视频异常检测 | |  | video understanding, anomaly detection
anomaly detection | 异常检测 | industrial anomaly, defect detection, outlier detection | cs.LG
object tracking | 目标跟踪 | visual tracking, single object tracking
multi-object tracking | 多目标跟踪 | multiple object tracking, MOT? | | object tracking
point tracking | 点跟踪 | tracking any point | | object tracking
optical flow | 光流 | scene flow
depth estimation | 深度估计 | monocular depth, depth completion, metric depth
stereo matching | 立体匹配 | stereo vision, disparity estimation, multi-view stereo | | depth estimation
3D reconstruction | 三维重建 | surface reconstruction, scene reconstruction, structure from motion, SfM
4D reconstruction | 四维重建 | dynamic scene reconstruction, dynamic reconstruction | | 3D reconstruction
Gaussian splatting | 高斯泼溅 | 3DGS, 4DGS, 2DGS, Gaussian primitives | | 3D reconstruction, novel view synthesis
neural radiance field | 神经辐射场 | NeRF, radiance field | | 3D reconstruction, novel view synthesis
novel view synthesis | 新视角合成 | view synthesis, NVS
neural rendering | 神经渲染 | differentiable rendering, inverse rendering, relighting
implicit representation | 隐式表示 | implicit neural representation, signed distance function, neural field, INR?
point cloud | 点云 | LiDAR point, 3D point
point cloud registration | 点云配准 | image registration, deformable registration | | point cloud
feature matching | 特征匹配 | image matching, local feature, keypoint matching, semantic correspondence, dense correspondence
camera calibration | 相机标定 | camera pose estimation, camera intrinsics, extrinsic calibration
camera control | 相机控制 | camera trajectory control, camera motion control
3D generation | 三维生成 | text-to-3D, image-to-3D, score distillation, 3D asset, shape generation, mesh generation
scene generation | 场景生成 | 3D scene generation, indoor scene synthesis, layout generation | | 3D generation
digital human | 数字人 | talking head, head avatar, avatar, portrait animation
virtual try-on | 虚拟试衣 | garment?
image generation | 图像生成 | text-to-image, image synthesis, T2I
image editing | 图像编辑 | instruction-based editing, text-guided editing | | image generation
controllable generation | 可控生成 | conditional generation, personalized generation, subject-driven generation, customization? | | image generation
style transfer | 风格迁移 | stylization | | image generation
unified multimodal model | 统一多模态模型 | unified understanding and generation, unified model
visual tokenizer | 视觉分词器 | image tokenizer, video tokenizer, visual tokenization
image restoration | 图像复原 | all-in-one restoration, image enhancement
super-resolution | 超分辨率 | image super-resolution, video super-resolution | | image restoration
image denoising | 图像去噪 | denoising network | | image restoration
image deblurring | 图像去模糊 | deblurring, motion blur | | image restoration
low-light enhancement | 低光增强 | low-light image, low-light image enhancement | | image restoration
image dehazing | 图像去雾 | dehazing, deraining, adverse weather | | image restoration
image inpainting | 图像修复 | object removal | | image restoration
image compression | 图像压缩 | learned compression, video compression, neural codec
image quality assessment | 图像质量评价 | video quality assessment, IQA, perceptual quality
computational imaging | 计算成像 | computational photography, compressive imaging, HDR imaging
event camera | 事件相机 | event-based vision, neuromorphic vision
hyperspectral imaging | 高光谱成像 | hyperspectral image, multispectral
thermal infrared | 热红外 | infrared image, RGB-T, infrared-visible fusion
image fusion | 图像融合 | multi-modal image fusion
optical character recognition | 光学字符识别 | OCR, scene text, text recognition, text spotting | | document understanding
document understanding | 文档理解 | document parsing, document layout, visual document
chart understanding | 图表理解 | chart question answering, diagram understanding | | document understanding
image captioning | 图像描述 | caption generation, dense captioning | | vision-language model
visual question answering | 视觉问答 | VQA | | vision-language model, question answering
visual grounding | 视觉定位 | referring expression comprehension, phrase grounding | | vision-language model
scene graph | 场景图 | scene graph generation, 3D scene graph
image retrieval | 图像检索 | composed image retrieval, cross-modal retrieval, text-video retrieval
visual place recognition | 视觉地点识别 | place recognition, visual localization, geo-localization, relocalization | cs.RO
spatial reasoning | 空间推理 | spatial intelligence, spatial understanding | cs.AI
spatial transcriptomics | 空间转录组 | gene expression prediction
vision transformer | 视觉 Transformer | ViT, Swin transformer
convolutional network | 卷积网络 | CNN, convolutional neural network, ConvNet
vision foundation model | 视觉基础模型 | visual foundation model, DINO?, DINOv2, DINOv3
occupancy prediction | 占据预测 | 3D occupancy, semantic occupancy | cs.RO | autonomous driving
BEV perception | 鸟瞰图感知 | bird's-eye view, bird's eye view, BEV | cs.RO | autonomous driving
lane detection | 车道线检测 | HD map, map construction | cs.RO | autonomous driving
crowd counting | 人群计数 | object counting
crop monitoring | 农业视觉 | precision agriculture, plant disease, plant phenotyping
surgical vision | 手术视觉 | surgical video, endoscopy, laparoscopic | cs.RO | medical imaging
sign language | 手语 | sign language translation, sign language recognition
`,
  },
];
