export const ask = {
  label: 'A question on this paper',
  placeholder: 'Ask the paper…',
  send: 'Ask',
  sendsTo: (provider: string): string =>
    `Sends your question and the text of the paper, or its abstract where no text can be read, to ${provider}.`,
  queued: 'Waiting for its turn…',
  running: 'The answer is being written…',
  passages: 'Passages',
  noPassages: 'The answer names no passage of the paper.',
  remove: 'Remove',
};
