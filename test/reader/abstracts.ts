/** Invented papers that hold what made earlier readers stumble. */
export interface InventedPaper {
  title: string;
  abstract: string;
}

/** The word "new" and weaknesses of others stand in sentences that are no findings. */
export const lantern: InventedPaper = {
  title: 'Lantern: Streaming Semantic Segmentation for Foggy Harbours',
  abstract:
    'Ports deploy new cameras every year, and new ships confuse old models. ' +
    'Existing segmentation methods suffer from fog and require novel labels for every harbour. ' +
    'However, collecting such labels remains expensive. ' +
    'We propose Lantern, a streaming network for semantic segmentation that keeps a fog map between frames. ' +
    'A recurrent gate decides which pixels of the map are trusted. ' +
    'On three harbours Lantern improves mIoU by 6.2 points and runs at 41 fps, outperforming the best offline model. ' +
    'Code is available at https://example.org/lantern.',
};

/** A result without any of the usual phrases of self-praise but with a number; quotes in TeX; a LaTeX comment. */
export const ferry: InventedPaper = {
  title: 'Ferry: Carrying Grasps from Simulation to Reality',
  abstract:
    "Grippers trained in simulation slip on what we call ``lazy objects.'' " +
    'We introduce Ferry, a sim-to-real recipe for robotic grasping that learns friction from 30 s of play. ' +
    '% To be shortened: we propose novel tricks and outperform everything. ' +
    'Slips fall from 31\\% to 4\\% on 200 household items, a 7.8$\\times$ reduction. ' +
    'These gains translate into state-of-the-art success on two challenging benchmarks, improving the base policy by +24.9\\%.',
};

/** A weakness of earlier work told with "while" after the contribution, and an own finding with "fail". */
export const probe: InventedPaper = {
  title: 'Do Language Models Count? A Probe of Tally Reasoning',
  abstract:
    'Large language models (LLMs) answer arithmetic questions fluently. ' +
    'In this work, we study whether LLMs count objects in long lists. ' +
    'While previous probes rely on short prompts, they cannot separate memory from counting. ' +
    'We build TallyBench, 4,000 lists of up to 900 items. ' +
    'We find that eleven LLMs fail beyond 64 items, losing 38% accuracy. ' +
    'Our results suggest that counting is not learned from text alone.',
};

export const chinese: InventedPaper = {
  title: '面向港口的分割',
  abstract: '港口场景雾气很重。现有方法难以处理浓雾。本文提出一种流式分割网络。实验表明该方法将精度提升6.2个百分点。',
};
