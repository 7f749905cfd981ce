/**
 * Addresses and field names of the villagers' portal, said once: the pages in `faces/portal` print them, the routes in `server/portal`
 * answer them.
 */

/** Every address of the portal. A name in braces stands for one value of the path. */
export const urls = {
  home: '/',
  /** `?to=standard|elder|elder-large&back=/path`: sets the size cookie and goes back; `back` is a path of this site only. */
  size: '/size',
  /** GET `?q=` searches kinds; POST carries the whole report, step by step. */
  report: '/report',
  /** GET: the report with kind 1504 chosen. */
  complain: '/complain',
  mine: '/mine',
  /** GET/POST: case number and query code, for those not signed in. */
  follow: '/follow',
  matter: (id: string) => `/matter/${id}`,
  /** GET: the matter with the form of one act open beneath its button. */
  matterAct: (id: string, act: string) => `/matter/${id}?act=${act}#act-form`,
  /** POST of an act's form. */
  perform: (id: string, act: string) => `/matter/${id}/${act}`,
  /** A photo of a matter, for whoever reads the matter here, by whichever proof; `/thumb` for the small one. */
  matterPhoto: (id: string, file: string) => `/matter/${id}/photo/${file}`,
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInPassword: '/sign-in/password',
  signOut: '/sign-out',
  me: '/me',
  /** POST `session`: ends one of my sessions. */
  endSession: '/me/sessions/end',
  withdrawConsent: '/me/consents/withdraw',
  /** POST `message`, or none for all: marks them read. */
  readMessages: '/me/messages/read',
  /** GET/POST: a wedding or funeral, told to the village's council for occasions. */
  occasion: '/occasion',
  /** The bodies of the village: what each may do, who sits in it. */
  bodies: '/bodies',
  /** My household's passbook of points; the three below are POSTs of its forms. */
  points: '/points',
  claimPoints: '/points/claim',
  redeemPoints: '/points/redeem',
  /** `exchange` or `request`: gives back what was not collected, or withdraws what was not looked at. */
  cancelPoints: '/points/cancel',
  /** `?quarter=2026-4`: the village's catalogue, how many take part, the shop's sheet. */
  villagePoints: '/points/village',
  /** My household's stars; the others are forms: `?year=`. */
  stars: '/stars',
  rateStars: '/stars/rate',
  starAct: '/stars/act',
  objectStars: '/stars/objection',
  /** The village's notice and board of honour: for everybody. */
  villageStars: '/stars/village',
  /** A sheet's code, checked by anybody; short, since it stands in a code on a plaque. */
  checkSheet: '/x',
  /** What the village's meetings decided and how it was carried out: for everybody; an opinion is a form: `?about=`. */
  decisions: '/decisions',
  giveOpinion: '/decisions/opinion',
  /** What the village consults its people on; a word on it is a form: `?about=`. */
  consultations: '/consultations',
  sayOpinion: '/consultations/say',
  /** Yearly appraisals, as published. */
  appraisals: '/appraisals',
  /** `?year=&kind=&q=`: what the village published (R-270…R-276). */
  openAffairs: '/open-affairs',
  /** One publication; `/ask?line=` is the form, `/text/{number}` the text that was hashed. */
  publication: (village: string, item: string, period: string) => `/open-affairs/${village}/${item}/${period}`,
  /** `?page=`: contracts, funds and property of the village's collective. */
  collectiveEconomy: '/collective-economy',
  openAffairsFeed: (village: string, kind: 'json' | 'xml') => `/open-affairs/${village}/feed.${kind}`,
  /** Elections of the village: those running and those before (R-200…R-238). */
  elections: '/elections',
  election: (village: string, term: number, run: number) => `/elections/${village}/${term}/${run}`,
  /** `?group=&q=&page=`: the published roll, four columns. */
  electionRoll: (village: string, term: number, run: number) => `/elections/${village}/${term}/${run}/roll`,
  electionProxies: (village: string, term: number, run: number) => `/elections/${village}/${term}/${run}/proxies`,
  /** Each publication with its fingerprint. */
  electionProofs: (village: string, term: number, run: number) => `/elections/${village}/${term}/${run}/proofs`,
  /** What hung on the board, as the text whose fingerprint the page shows. */
  electionText: (village: string, term: number, run: number, name: string, version: number) => `/elections/${village}/${term}/${run}/text/${name}/${version}`,
  /** Am I on the roll, my proxies, my objection, my report; the others are POSTs of its forms. */
  myElection: '/elections/mine',
  askOfElection: (what: 'object' | 'wish' | 'complaint') => `/elections/mine/${what}`,
  rules: '/rules',
  /** `?more=yes`: with what officials do at each step, every limit and the drawing, which weigh more than the rest. */
  rule: (procedure: string) => `/rules/${procedure}`,
  grids: '/grids',
  /** `?in=code` lists the regions below; `?q=` searches; `?back=/path` is where to go afterwards. */
  village: '/village',
  /** `?code=&back=`: keeps the choice in this browser and goes back; `back` is a path of this site only. */
  villageChosen: '/village/chosen',
  help: '/help',
  /** The enhancement module, `enhancement.body` of the renderer; cache by its `v`. */
  enhancement: '/portal.js',
} as const

/** Field names of the forms, as posted (application/x-www-form-urlencoded; the photo step is multipart/form-data). */
export const names = {
  /** In every POST form: proof that the form is ours (Frame.formToken). */
  formToken: 'form_token',
  /** Made by the server when a form is first shown; the same act sent twice is done once. */
  actId: 'act_id',
  /** In act forms: the last event the person saw. */
  sequence: 'sequence',
  step: 'step',
  go: 'go',
  /** Steps changed from the check page come back to it: 'check'. */
  after: 'after',
  phone: 'phone',
  code: 'code',
  user: 'user',
  password: 'password',
  /** Opaque handle of the one-time code that was asked for. */
  ticket: 'ticket',
  /** Path to go to after sign-in. */
  next: 'next',
  number: 'number',
  queryCode: 'query_code',
  session: 'session',
  helper: 'helper',
  /** Id of a message on `/me`. */
  message: 'message',
  query: 'q',
} as const

/**
 * One question per page, in this order; `urgent` only for kinds with people to call first, `against` only
 * for kinds about those in office.
 */
export const reportSteps = ['category', 'kind', 'urgent', 'against', 'what', 'where', 'photos', 'contact', 'check'] as const
export type ReportStep = (typeof reportSteps)[number]

/** New files on the photo step. */
export const newPhotos = 'photos'
export const mostPhotos = 6
