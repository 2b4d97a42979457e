/** What a new reader is told once; the background sends it along, so that arXiv's pages load no word of it. */
export const firstSteps = {
  steps: {
    'on-device': {
      text: 'No key is needed to begin: one sentence, findings and tags of each paper are read on this device, and nothing is sent.',
      button: null,
    },
    follow: {
      text: 'Follow a category, and each new mailing is read for you; its summary waits behind the toolbar icon.',
      button: 'Choose categories',
    },
    service: {
      text: 'For written analyses, set up a model service of your own. Nothing is sent before you ask for one.',
      button: 'Set up a service',
    },
  },
  dismiss: 'Do not show this again',
};
