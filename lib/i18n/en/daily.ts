/** Words for what is read by itself each day: options, popup, notices. */
export const daily = {
  options: {
    fetch: 'Listings of these categories',
    fetchHint:
      'Some minutes after arXiv’s announcement (Sunday to Thursday, 20:00 US Eastern) the day’s listing of each is read, one request after the other; days you missed are caught up on, up to fourteen announcements. Only arXiv is asked, and no model.',
    fetchYes: 'Read by themselves each day',
    fetchNo: 'Only when I open or ask for them',
    summarise: 'Written summary of each day',
    summariseHint:
      'Each category’s newest listing is read by your model service once, ten papers a call; missed days are not. Within your budget, and only where you have allowed text to go to the service. The popup says beforehand what a day takes.',
    summariseYes: 'Written by my model as soon as the listing is here',
    summariseNo: 'Only when I ask for it',
    notify: 'When a new listing is ready',
    notifyYes: 'Show a notification',
    notifyNo: 'Say nothing',
    notifyHint: 'The browser asks for the permission when you choose this.',
    badge: 'Number on the toolbar icon',
    badgeHint:
      'Papers of the newest listings that you have not looked at, each once. A paper counts as seen after a second and a half on screen.',
    badgeYes: 'Unread papers',
    badgeNo: 'None',
  },
  errors: {
    notificationsRefused: 'The browser was not allowed to show notifications. Choose it again and press “Allow”.',
  },
  popup: {
    reading: (category: string, day: string) => `Reading ${category} of ${day} at arXiv…`,
    readingLeft: (left: number) => (left === 1 ? '1 listing to go' : `${left} listings to go`),
    notOut: (at: string) => `arXiv has not announced yet. Asked again at ${at}.`,
    busy: (at: string) => `arXiv is busy. Goes on at ${at}.`,
    unreachable: (at: string) => `arXiv cannot be reached. Tried again at ${at}.`,
    offline: 'Offline. Goes on when there is a connection.',
    failed: (categories: string, at: string) => `${categories} could not be read. Tried again at ${at}.`,
    next: (at: string) => `Next listing: ${at}.`,
    fetchedNow: 'Read just now',
    fetched: (ago: string) => `Read ${ago}`,
    noMailing: (days: string) => `${days} · no mailing`,
    notRead: (days: string) => `${days} · not read`,
    markSeen: 'Mark all as seen',
    marked: 'Marked',
  },
  notification: {
    title: (day: string) => `arXiv, ${day}`,
    message: (papers: number, categories: string, summarised: boolean) =>
      `${papers === 1 ? '1 new paper' : `${papers} new papers`} in ${categories}.${summarised ? ' The summary is written.' : ''}`,
  },
};
