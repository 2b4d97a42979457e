import type { firstSteps as pattern } from '../en/first-steps.ts';

export const firstSteps: {
  steps: Record<keyof typeof pattern.steps, { text: string; button: string | null }>;
  dismiss: string;
} = {
  steps: {
    'on-device': {
      text: '不需要密钥就能用：每篇论文的一句话、要点和标签都在本机读出，没有发送任何文字。',
      button: null,
    },
    follow: {
      text: '关注一个分类，每期新公告就会自动读好，当天的摘要在工具栏图标里等你。',
      button: '选择分类',
    },
    service: {
      text: '想要成文的分析，可以设置自己的模型服务。在你要求之前不会发送任何内容。',
      button: '设置模型服务',
    },
  },
  dismiss: '不再显示这一条',
};
