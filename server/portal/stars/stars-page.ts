/** The pages of 我家的星 as the portal shows them: the own household's year in plain words. */
import { randomUUID } from 'node:crypto'
import type { FieldModel, Problem, StarAct, StarObjectionPage, StarRatePage, StarsPage, StarYear } from '../../../faces/portal/contract.ts'
import { claims, starsHeld } from '../../../procedures/star-household/rating-file.ts'
import { states } from '../../../procedures/star-household/states.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import { actsOffered, type Neighbour, type OwnYear } from '../../star-rating/index.ts'
import { urls } from '../addresses.ts'

export function starsPage(household: string | null, years: readonly OwnYear[], { problems = [], done = null }: { readonly problems?: readonly Problem[]; readonly done?: string | null } = {}): StarsPage {
  return { page: 'stars', household, years: years.map(yearOf), problems, done }
}

const stageSentences = {
  SELF: '现在可以填自评；参不参评由您家自己定，不参评没有任何影响。', PEER: '村里正在听取互评意见。', VOTE: '村里正在逐户表决。', PUBLICITY: '结果正在公示。',
  AWARD: '公示结束，等授牌。', ACTIVE: '已经授牌。', CLOSED: '这一年的评定已经结束。',
} as const

function yearOf(own: OwnYear): StarYear {
  const { shown, rating, stage } = own
  const file = rating?.file ?? null
  const name = (star: string) => shown.standard.stars.find(({ code }) => code === star)?.name ?? star
  const state = rating === null ? null : states[rating.state]
  const offered = actsOffered(own)
  return {
    year: shown.year, village: shown.village, state: state === null ? stage === 'SELF' ? '还没有自评' : '没有参评' : 'plain' in state ? state.plain : state.name,
    sentence: state === null ? stageSentences[stage] : state.sentence,
    stars: file === null || file.decided === null ? null : starsHeld(file).map(name),
    away: (file?.away ?? []).map(({ star, back, why }) => `${name(star)}${why === 'ground' ? '有生效文书，暂不授' : '已经摘下'}，${dayForVillagers(back)}自动恢复。`),
    lines: (file?.own ?? []).map(({ star, claim, words }) => {
      const votes = file?.decided?.votes.find((one) => one.star === star)
      return {
        star: name(star), held: file !== null && file.decided !== null && starsHeld(file).includes(star), own: `自评${claims[claim]}${words === '' ? '' : `：${words}`}`,
        votes: votes === undefined ? '' : `表决：赞成 ${votes.yes}，反对 ${votes.no}，弃权 ${votes.abstain}`,
      }
    }),
    opinions: (file?.opinions ?? []).map(({ group, people, supports, doubts, words }) => [
      group === '' ? '一位评议员' : `${group} ${people} 人`, supports.length === 0 ? '' : `支持${supports.map(name).join('、')}`, doubts.length === 0 ? '' : `对${doubts.map(name).join('、')}有疑问`, words,
    ].filter((one) => one !== '').join('；')),
    facts: factsOf(own, name), rateHref: offered.includes('rate') ? `${urls.rateStars}?year=${shown.year}` : null,
    objectHref: stage === 'PUBLICITY' ? `${urls.objectStars}?year=${shown.year}` : null,
    acts: offered.filter((act) => act !== 'rate').map((act) => actOf(act, own)),
  }
}

function factsOf({ rating }: OwnYear, name: (star: string) => string): readonly string[] {
  if (rating === null) return []
  const { file } = rating
  return [
    ...(file.groundAsked === null ? [] : ['有人登记了一条否决依据，乡镇正在核对文书；没有核对以前不算数。']),
    ...(file.objections.length === 0 ? [] : ['有村民对您家公示的星有不同意见，村里正在复核。']),
    ...(file.decided === null || file.decided.note === '' ? [] : [`评议会的说明：${file.decided.note}`]),
    ...(file.sentBack === '' ? [] : [`乡镇请村里再看：${file.sentBack}`]),
    ...(file.move === null ? [] : [`${file.move.kind === 'take' ? '有人提议摘' : '有人提议加'}“${name(file.move.star)}”。依据：${file.move.evidence}`, ...(file.move.answer === null ? [] : [`您家的说明：${file.move.answer}`])]),
    ...(file.plaque === null ? [] : [file.plaque ? '您家同意在门口挂牌。' : '您家不挂牌，不影响星级。']),
  ]
}

const words = (label: string): readonly FieldModel[] => [{ type: 'long-text', name: 'words', label, rows: 4, maxLength: 300 }]
const plaque: readonly FieldModel[] = [{ type: 'choice', name: 'agrees', label: '门口挂星级文明户牌', options: [{ value: 'yes', label: '同意挂' }, { value: 'no', label: '不挂' }] }]

const forms: Readonly<Record<string, Omit<StarAct, 'act' | 'year' | 'actId' | 'sequence'>>> = {
  confirm: { title: '确认别人代填的自评', consequence: '看过下面逐颗星的内容，确认这就是您家的自评。不对的先修改。', submit: '确认，就这样', fields: [] },
  'stay-out': { title: '本轮不参评', consequence: '这一轮不参评，对您家没有任何影响；自评截止前可以改主意。', submit: '本轮不参评', fields: [] },
  'opt-out': { title: '退出本轮评定', consequence: '不再参评，对您家没有任何影响；公示以前都可以退出。', submit: '退出本轮', fields: [] },
  'answer-proposal': { title: '说明情况', consequence: '表决以前，评议会要听您家的说明；现在星没有摘。', submit: '交说明', fields: words('您家的情况') },
  'ask-move-review': { title: '不同意摘星，要求复核', consequence: '换人记录再表决一次，期间不摘。', submit: '要求复核', fields: words('为什么不同意') },
  'ask-review': { title: '对结果有意见，申请复核', consequence: '村里换人记录、重新表决，五个工作日内答复；每轮一次。', submit: '申请复核', fields: words('哪颗星、为什么') },
  appeal: { title: '向乡镇申诉', consequence: '乡镇看评得对不对；期间不公布、不摘牌；每轮一次。', submit: '向乡镇申诉', fields: words('哪里不对') },
  'answer-plaque': { title: '门口挂牌', consequence: '挂不挂由您家定，不挂不影响星级，随时可以改。', submit: '告诉村里', fields: plaque },
}

function actOf(act: string, { shown, rating }: OwnYear): StarAct {
  const form = forms[act] ?? { title: act, consequence: '', submit: '办理', fields: [] }
  return {
    ...form, act, year: shown.year, actId: randomUUID(), sequence: rating?.sequence ?? 0,
    // Several forms stand on one page: each field by its own name.
    fields: form.fields.map((field) => ({ ...field, name: `${act}.${field.name}` })),
  }
}

export type TypedStars = ReadonlyMap<string, { readonly claim?: string; readonly items: readonly string[]; readonly words?: string }>

/** With what was typed, or with what was rated before. */
export function ratePage(own: OwnYear, typed: TypedStars | null, problems: readonly Problem[] = [], actId: string = randomUUID()): StarRatePage {
  const { shown, rating } = own
  return {
    page: 'stars-rate', year: shown.year, until: dayForVillagers(shown.selfUntil), actId, sequence: rating?.sequence ?? 0, problems,
    stars: shown.standard.stars.map(({ code, name, aim, items }) => {
      const before = rating?.file.own.find(({ star }) => star === code)
      const said = typed?.get(code) ?? (before === undefined ? { items: [] } : { claim: before.claim, items: before.items.map(String), words: before.words })
      return {
        code, name, aim, fields: [
          { type: 'choices', name: `${code}.items`, label: '做到的打勾', optional: true, values: said.items, options: items.map(({ text }, at) => ({ value: String(at), label: text })) },
          { type: 'choice', name: `${code}.claim`, label: `${name}，我家`, options: Object.entries(claims).map(([value, label]) => ({ value, label })), ...(said.claim === undefined ? {} : { value: said.claim }) },
          { type: 'text', name: `${code}.words`, label: '一句话', optional: true, maxLength: 100, ...(said.words === undefined || said.words === '' ? {} : { value: said.words }) },
        ],
      }
    }),
  }
}

export function objectionPage({ shown }: OwnYear, neighbours: readonly Neighbour[], typed: Readonly<Record<string, string | undefined>>, problems: readonly Problem[] = [], actId: string = randomUUID()): StarObjectionPage {
  const value = (name: string) => (typed[name] === undefined ? {} : { value: typed[name] })
  return {
    page: 'stars-objection', year: shown.year, until: shown.noticeUntil === null ? '' : dayForVillagers(shown.noticeUntil), actId, problems,
    fields: [
      { type: 'select', name: 'about', label: '对哪一户', options: neighbours.map(({ household, group, headName }) => ({ value: household, label: `${group} ${headName}` })), ...value('about') },
      { type: 'long-text', name: 'words', label: '有什么不同意见', hint: '写您看到的事', rows: 4, maxLength: 1000, ...value('words') },
      { type: 'choice', name: 'anonymous', label: '村里能不能知道您是谁', options: [{ value: 'yes', label: '不让村里知道（乡镇知道）' }, { value: 'no', label: '实名，村里可以知道' }], ...value('anonymous') },
    ],
  }
}
