/** The pages of points as the portal shows them: the own passbook in plain words, and the village's public part. */
import { randomUUID } from 'node:crypto'
import { balanceOf } from '../../../core/star-rating/points.ts'
import { rewardKinds } from '../../../core/star-rating/rewards.ts'
import { dayOf } from '../../../core/time/index.ts'
import type { FieldModel, PointsPage, Problem, VillagePointsPage } from '../../../faces/portal/contract.ts'
import { bodies } from '../../../procedures/points-catalogue/catalogue-file.ts'
import { pickUpCode, type PassbookFile, type Request } from '../../../procedures/points-passbook/passbook-file.ts'
import type { OwnPassbook, PublicPoints } from '../../points/index.ts'
import { urls } from '../addresses.ts'

export type Typed = Readonly<Record<string, string | undefined>>

/** How many lines of each kind stand on the page; the dossier has all of them. */
const mostShown = 50

export function pointsPage(own: OwnPassbook | null, shown: PublicPoints | null, { typed = {}, problems = [], done = null }: { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly done?: string | null }): PointsPage {
  const empty = { balance: 0, lapsing: null, entries: [], asked: [], exchanges: [], things: [], claim: null }
  if (own === null) return { page: 'points', standing: 'no-household', ...empty, problems, done }
  const { file, key } = own
  const balance = balanceOf(file.entries)
  const inForce = shown?.inForce ?? null
  const isOpen = own.state !== 'CLOSED' && inForce !== null
  return {
    page: 'points', standing: own.state === 'CLOSED' ? 'closed' : inForce === null ? 'no-catalogue' : 'open', balance,
    lapsing: file.lapsing > 0 ? `${Math.min(file.lapsing, balance)} 分，请在 ${file.year} 年 12 月 31 日以前兑换` : null,
    entries: file.entries.slice(-mostShown).toReversed().map((entry) => ({ id: entry.id, on: entry.on, delta: signed(entry.delta), words: wordsOf(entry, file) })),
    asked: file.requests.filter(({ state }) => state === 'waiting' || state === 'refused').slice(-mostShown).toReversed().map((one) => ({
      number: one.number, words: `${one.on} ${one.ruleName} ${signed(one.points)} 分：${one.words}`, state: one.state === 'waiting' ? '等审核' : '没有同意',
      reason: one.reason === '' ? null : one.reason, actId: one.state === 'waiting' ? randomUUID() : null,
    })),
    exchanges: file.exchanges.slice(-mostShown).toReversed().filter(({ state }) => state !== 'cancelled').map((one) => ({
      number: one.number, code: pickUpCode(key.id, one.number), words: `${one.name} ${one.quantity} ${one.unit}，${one.cost} 分`, state: one.state === 'waiting' ? '等您来领' : '已经领走',
      actId: one.state === 'waiting' ? randomUUID() : null,
    })),
    things: !isOpen ? [] : (shown?.things ?? []).filter(({ onShelf }) => onShelf).map((thing) => ({
      number: thing.number, words: `${thing.name}，每${thing.unit} ${thing.cost} 分`, stock: thing.stock, actId: randomUUID(),
      most: Math.max(0, Math.min(10, thing.stock, Math.floor(Math.min(balance, inForce.contents.exchange.mostOnce) / thing.cost), thing.mostPerMonth ?? 10)),
    })),
    claim: isOpen ? { actId: randomUUID(), fields: claimFields(inForce.contents.rules, typed) } : null,
    problems, done,
  }
}

type Rules = NonNullable<PublicPoints['inForce']>['contents']['rules']

function claimFields(rules: Rules, typed: Typed): readonly FieldModel[] {
  return [
    { type: 'select', name: 'rule', label: '做了哪一项', options: rules.map((rule) => ({ value: rule.code, label: `${rule.name}（${pointsWords(rule)}）` })), ...valueOf(typed['rule']) },
    { type: 'text', name: 'points', label: '报几分', hint: '办法里只有一个分数的，可以不填', optional: true, inputMode: 'numeric', width: 4, ...valueOf(typed['points']) },
    { type: 'date', name: 'on', label: '哪一天', value: { year: typed['on.year'] ?? '', month: typed['on.month'] ?? '', day: typed['on.day'] ?? '' } },
    { type: 'text', name: 'words', label: '做了什么', hint: '在哪里、和谁一起', maxLength: 200, ...valueOf(typed['words']) },
    { type: 'text', name: 'evidence', label: '怎么能证明', hint: '谁看见了、村里有没有记录', maxLength: 300, ...valueOf(typed['evidence']) },
  ]
}

/** What was typed as the act's form; a rule of one amount needs no number. */
export function claimForm(typed: Typed, shown: PublicPoints | null): Readonly<Record<string, unknown>> {
  const rule = shown?.inForce?.contents.rules.find(({ code }) => code === typed['rule'])
  const points = typed['points'] === undefined ? (rule?.least === rule?.most ? rule?.least : undefined) : Number(typed['points'].normalize('NFKC'))
  const parts = [typed['on.year'], typed['on.month'], typed['on.day']].map((one) => (one ?? '').normalize('NFKC'))
  const on = `${(parts[0] ?? '').padStart(4, '0')}-${(parts[1] ?? '').padStart(2, '0')}-${(parts[2] ?? '').padStart(2, '0')}`
  return { rule: typed['rule'] ?? '', points: points ?? '', on: parts.every((one) => one === '') ? '' : on, words: typed['words'] ?? '', evidence: typed['evidence'] ?? '' }
}

export function villagePointsPage(shown: PublicPoints): VillagePointsPage {
  const { inForce } = shown
  return {
    page: 'village-points', participants: shown.participants,
    rules: inForce?.contents.rules.map((rule) => ({ name: rule.name, points: pointsWords(rule) })) ?? [],
    adopted: inForce === null ? null : {
      meeting: `${bodies[inForce.adoption.body]} ${inForce.adoption.heldOn} 通过（${inForce.adoption.number}），应到 ${inForce.adoption.entitled} 人，实到 ${inForce.adoption.present} 人，同意 ${inForce.adoption.yes} 人`,
      filing: `乡镇 ${inForce.filedOn} 备案（${inForce.filing}）`,
      more: `${inForce.contents.deductions ? '会议决定可以扣分，一次最多扣当年得分的五分之一' : '只加分，不扣分'}；每户一次最多换 ${inForce.contents.exchange.mostOnce} 分，一个月最多换 ${inForce.contents.exchange.mostPerMonth} 分；积分跨 ${inForce.contents.years} 年有效，到期前三十日告诉您家。`,
    },
    rewards: shown.rewards.map(({ kind, name, words }) => ({ kind: rewardKinds[kind], name, words })),
    shop: shown.things === null ? null : {
      quarter: quarterWords(shown.quarter),
      quarters: shown.quarters.slice(0, 8).map((one) => ({ href: `${urls.villagePoints}?quarter=${one}`, name: quarterWords(one), here: one === shown.quarter })),
      lines: shown.sheet.map(({ thing, name, unit, ...line }) => ({ ...line, thing: `${thing} 号 ${name}`, cost: `每${unit} ${shown.things?.find(({ number }) => number === thing)?.cost ?? 0} 分` })),
    },
  }
}

/** Whose form was sent; anything else is a date too. */
export function today(now: number): Typed {
  const [year = '', month = '', day = ''] = dayOf(now).split('-')
  return { 'on.year': year, 'on.month': String(Number(month)), 'on.day': String(Number(day)) }
}

function quarterWords(quarter: string): string {
  const [year, number] = quarter.split('-')
  return `${year} 年第 ${number} 季度`
}

function pointsWords({ least, most, mostPerDay }: Rules[number]): string {
  return `${least === most ? least : `${least}–${most}`} 分${mostPerDay === null ? '' : `，一天最多 ${mostPerDay} 分`}`
}

function wordsOf({ id, kind, eventRef, reversalOf }: PassbookFile['entries'][number], { requests, exchanges }: PassbookFile): string {
  const request: Request | undefined = requests.find(({ number }) => String(number) === id)
  const exchange = exchanges.find(({ number }) => String(number) === (kind === 'returned' ? reversalOf : id))
  switch (kind) {
    case 'earned': return `${request?.ruleName ?? ''}：${request?.words ?? eventRef}`
    case 'deducted': return `按会议决议扣分：${request?.words ?? ''}`
    case 'reversed': return `更正：${request?.evidence ?? ''}`
    case 'exchanged': return `兑换 ${exchange?.name ?? ''} ${exchange?.quantity ?? ''} ${exchange?.unit ?? ''}`
    case 'returned': return `退回：${exchange?.name ?? ''}（${exchange?.reason ?? ''}）`
    case 'expired': return eventRef
  }
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : `−${-points}`
}

function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value }
}
