import type { Messages } from '../messages.ts';

export const row: Messages['row'] = {
  label: (title) => `《${title}》的旁注`,
  noAbstract: '此页没有显示摘要，暂时无从阅读。',
  abstractOnItsWay: '此页没有显示摘要，正在从 arXiv 获取。',
  openAbstractPage: '打开摘要页',
  hidden: '已隐藏',
  place: (place) => `第 ${place} 位`,
  scoreHint: (score) => `得分 ${score} / 100；50 分表示既无支持也无反对的依据`,
  seen: '看过',
  unfold: '展开',
  moreFindings: (n) => `${n} 条要点`,
  more: '更多',
  less: '收起',
  analyse: '分析',
  hasNote: '有笔记',
  roles: '逐句看摘要',
  role: { background: '背景', objective: '目标', method: '方法', result: '结果', other: '其他' },
  stateWords: {
    idle: '',
    offline: '',
    queued: '排队中',
    running: '撰写中',
    done: '已分析',
    failed: '失败',
    stale: '分析的是旧版本',
  },
};
