import type { comparison as en } from '../en/comparison.ts';

/** Words on what changed between two versions: the background hands them over with what they name. */
export const comparison: typeof en = {
  nothing: 'arXiv 页面上的信息没有变化。',
  parts: {
    title: '标题',
    authors: '作者',
    abstract: '摘要',
    comments: '备注',
    pages: '页数',
    findings: '旧版分析的要点',
  },
  stand: (standing, all) =>
    standing === all
      ? '所依据的句子都在新摘要里'
      : `${all} 条中 ${standing} 条所依据的句子在新摘要里，下列各条的已不在`,
};
