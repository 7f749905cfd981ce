/**
 * Where each value of the province rules comes from (domain §0.3, §3.2). The methods of election are made by the province (art. 18, last paragraph); Shanxi's after
 * 2026 were not found, so no value here is confirmed for Shanxi. Other provinces' rules are the reason for a default and never the law of this place.
 */

export type Source =
  | { readonly kind: 'province'; readonly province: '四川' | '海南' | '河北'; readonly article: string }
  /** Shanxi's own, of 2011; whether it was changed since is not known. */
  | { readonly kind: 'old-shanxi'; readonly article: string }
  | { readonly kind: 'ministry'; readonly document: string }
  /** 〔设〕: chosen by this platform. */
  | { readonly kind: 'design'; readonly why: string }

/** For what a value is needed: an unconfirmed one blocks only that. */
export type Purpose = 'election' | 'rerun' | 'recall' | 'by-election'
export const purposes = { 'election': '换届选举', 'rerun': '另行选举', 'recall': '罢免', 'by-election': '补选' } as const satisfies Record<Purpose, string>

export type RuleSource = {
  readonly rule: string
  readonly title: string
  readonly sources: readonly Source[]
  readonly neededFor: readonly Purpose[]
  /** Read in a text of Shanxi in force today. */
  readonly confirmedForShanxi: boolean
  /** False for what is the platform's own and no province's business: it never blocks. */
  readonly needsConfirmation: boolean
}

const all: readonly Purpose[] = ['election', 'rerun', 'by-election']

export const ruleSources = {
  rollRenewedAfterDays: value('R-206', '选举日推迟超过几日，名册要重新核实公布', all, sichuan('第十九条')),
  leaveOutUnreachable: value('R-208', '外出且无法联系、又没有委托的，经决议公示后不计入登记总数', all, sichuan('第十八条')),
  hukouVillageProof: value('R-202', '户籍不在本村的，要交户籍地没有参加选举的证明', all, sichuan('第十六条')),
  committeeSizes: value('R-209', '村民选举委员会人数', ['election'], oldShanxi('“五人或者七人”'), ministry('民发〔2013〕76号：不少于三人、奇数为宜')),
  absencesEndOffice: value('R-211', '选举委员会成员几次无正当理由不参会，职务终止', ['election'], sichuan('第十四条'), hainan('第十三条')),
  openModeAllowed: value('R-214', '可以不确定候选人直接投票', ['election', 'by-election'], oldShanxi('第二十条、第二十一条')),
  chairMore: value('R-212', '主任候选人比名额多几人', all, sichuan('第二十二条'), hainan('第二十条')),
  viceMore: value('R-212', '副主任候选人比名额多几人', all, sichuan('第二十二条'), hainan('第二十条')),
  memberMoreLeast: value('R-212', '委员候选人比名额至少多几人', all, sichuan('第二十二条'), hainan('第二十条')),
  memberMoreMost: value('R-212', '委员候选人比名额至多多几人', all, sichuan('第二十二条'), hainan('第二十条')),
  onePersonOnePost: value('R-215', '一个人不能同时作两个职位的候选人', all, sichuan('第二十二条'), hainan('第十八条')),
  candidatesNoticeDays: value('R-216', '候选人名单在选举日几日前公布', all, hainan('第二十二条'), hebei('第二十一条'), sichuan('第二十四条')),
  introductionLongest: own('R-217', '候选人介绍最多几个字', '人人一样长'),
  introductionMinutes: own('R-217', '候选人见面会每人讲几分钟', '人人一样久'),
  proxiesNoticeDays: value('R-219', '委托名单在选举日几日前公布', all, hainan('第二十七条')),
  staffLeast: value('R-229', '每个投票站、流动票箱至少几名工作人员', all, sichuan('第二十八条'), hainan('第二十五条')),
  scrutineersLeast: value('R-229', '其中监票人至少几名', all, sichuan('第二十八条'), hainan('第二十五条')),
  scribeMost: value('R-229', '一名代书人最多代写几人', all, hainan('第二十五条')),
  fewPapers: own('R-230', '不多于几张选票的票箱要和别的票箱混在一起开', '几张票单独开，等于看见谁选了谁'),
  announceWithinHours: own('R-228', '计票结束几小时内当场公布', '法律说“当场公布”，这里定一个能检查的时刻'),
  rerunWithinDays: value('R-224', '另行选举在几日内举行', ['rerun'], sichuan('第三十七条'), hainan('第三十四条（十五日）')),
  rerunNeedsHalf: value('R-223', '另行选举也要登记村民过半数投票才有效', ['rerun'], design('按第十八条第一款从严理解，省规未核')),
  womansSeat: value('R-225', '妇女成员怎样产生', ['election', 'rerun', 'by-election'], sichuan('第三十四条'), hainan('第三十二条')),
  equalRelatives: value('R-226', '近亲属同职务同票数怎样定', all, sichuan('第三十五条（再次投票）'), hainan('第三十三条（村民会议定）')),
  evenCommittee: value('R-227', '村民委员会人数不是单数时', ['election'], oldShanxi('问答')),
  auditMissing: value('R-233', '离任审计结果没有公布时', ['election'], design('村组法第四十条；省规确认后改为拒绝')),
  termReminderDays: own('R-231', '届满前几日开始提醒', '只是提醒'),
  termShiftMonths: value('R-231', '提前或者延期换届最多几个月', ['election'], sichuan('第六条（一年）'), hainan('第五条（三个月）')),
  recallVoteDays: value('R-236', '收到罢免要求后几日内表决', ['recall'], hainan('三十日'), hebei('三十日'), sichuan('三个月')),
  recallAgainMonths: value('R-236', '罢免没有通过，同一事实理由几个月内不能再提', ['recall'], sichuan('六个月')),
  byElectionMonths: value('R-238', '出缺后几个月内补选', ['by-election'], sichuan('第四十五条'), hainan('第四十四条')),
} as const satisfies Record<string, RuleSource>
export type RuleKey = keyof typeof ruleSources
export const ruleKeys = Object.keys(ruleSources) as readonly RuleKey[]

/** In a few words for the settings page. */
export function sourceInWords(source: Source): string {
  switch (source.kind) {
    case 'province': return `${source.province}${source.article}（外省，仅作参考）`
    case 'old-shanxi': return `《山西省村民委员会选举办法》（2011 年修正）${source.article}（旧版，未核现行）`
    case 'ministry': return source.document
    case 'design': return `平台设定：${source.why}`
  }
}

function value(rule: string, title: string, neededFor: readonly Purpose[], ...sources: readonly Source[]): RuleSource {
  return { rule, title, sources, neededFor, confirmedForShanxi: false, needsConfirmation: true }
}

function own(rule: string, title: string, why: string): RuleSource {
  return { rule, title, sources: [design(why)], neededFor: ['election', 'rerun', 'by-election'], confirmedForShanxi: false, needsConfirmation: false }
}

function sichuan(article: string): Source { return { kind: 'province', province: '四川', article } }
function hainan(article: string): Source { return { kind: 'province', province: '海南', article } }
function hebei(article: string): Source { return { kind: 'province', province: '河北', article } }
function oldShanxi(article: string): Source { return { kind: 'old-shanxi', article } }
function ministry(document: string): Source { return { kind: 'ministry', document } }
function design(why: string): Source { return { kind: 'design', why } }
