import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { firstBelowZero, ledgerKey, nameOf, sumsOfFunds } from '../../core/collective-economy/index.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { checkProcedure } from '../../core/procedure/check.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure, KnownShown } from '../../core/procedure/procedure.ts'
import { mayRead, placeNumber, readershipOf } from '../../core/procedure/readers.ts'
import { faultsOf } from '../../core/procedure/testing/sentences.ts'
import { inOffice, person } from '../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../core/procedure/testing/story.ts'
import { wander, type Wandered } from '../../core/procedure/testing/wander.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { at, cast, people, strangers, village } from '../village-meeting/testing/hall.ts'
import { collectiveLedger } from './collective-ledger.procedure.ts'
import type { LedgerFile } from './ledger-file.ts'

type LedgerStory = Story<LedgerFile>
const { cadre, secretary, supervisor, town } = cast
const holder = '演示村经济合作社'
const accounts = [{ kind: 'bank', name: '基本户', holder, opening: '1,000.50' }, { kind: 'cash', name: '库存现金', holder, opening: '0' }]
const openForm = (more: object = {}) => ({ village, period: '2026-Q3', accounts, ...more })
const entry = (sum: string, more: object = {}) => ({ account: 1, day: '2026-08-03', direction: 'in', subject: '发包收入', words: '库房租金', sum, voucher: '收 8-1', ...more })

function beginLedger(period = '2026-Q3', shown: ReadonlyMap<string, KnownShown> = new Map(), now = at('2026-09-20 09:00')): LedgerStory {
  const world: World = { procedure: collectiveLedger, calendar, settings: collectiveLedger.settings.defaults, known: () => ({ ...nothingKnown, shown }) }
  return begin<LedgerFile>(world, ledgerKey(village, 'funds', period), now)
}
const opened = () => beginLedger().after(cadre, 'open', openForm())
const closing = () => opened().after(cadre, 'enter-line', entry('200')).at(at('2026-10-08 09:00')).after(cadre, 'hand-in')
const closed = () => closing().after(supervisor, 'review-books', { words: '逐笔看过，相符' })

function refused(story: LedgerStory, actor: Actor, act: string, form: object = {}): string {
  const refusal = story.refusal(actor, act, form)
  assert.deepEqual(faultsOf(refusal), [], refusal.sentence)
  return `${refusal.code} ${refusal.rule ?? ''}`.trim()
}
const shownOf = ({ dossier }: LedgerStory) => collectiveLedger.shows?.what(dossier) ?? {}

describe('资金台账', () => {
  it('passes the procedure checker, and its default settings fit their own schema', () => {
    assert.deepEqual(checkProcedure(collectiveLedger as AnyProcedure), [])
    assert.deepEqual([...Value.Errors(collectiveLedger.settings.schema, collectiveLedger.settings.defaults)], [])
  })
  it('R-289: is opened, entered, closed and reviewed, and what it closes with the next quarter opens with, fen by fen', () => {
    const story = closed()
    assert.equal(story.dossier.state, 'CLOSED')
    const before = new Map([[nameOf(ledgerKey(village, 'funds', '2026-Q3')), { procedure: 'collective-ledger', state: 'CLOSED', shown: shownOf(story) as never }]])
    const next = beginLedger('2026-Q4', before, at('2026-10-09 09:00')).after(cadre, 'open', { village, period: '2026-Q4' })
    assert.deepEqual(next.dossier.file.accounts.map(({ name, opening }) => [name, opening]), [['基本户', 120_050], ['库存现金', 0]])
    assert.equal(refused(beginLedger('2026-Q4', before, at('2026-10-09 09:00')), cadre, 'open', openForm({ period: '2026-Q4' })), 'accounts-missing R-289')
    const running = new Map([[nameOf(ledgerKey(village, 'funds', '2026-Q3')), { procedure: 'collective-ledger', state: 'OPEN', shown: shownOf(opened()) as never }]])
    assert.equal(refused(beginLedger('2026-Q4', running, at('2026-10-09 09:00')), cadre, 'open', { village, period: '2026-Q4' }), 'quarter-before-open R-289')
  })
  it('R-289: no collective\'s money on a person\'s account', () => {
    for (const bad of [{ holder: '张演示演示' }, { holder: '演示村经济合作社（张演示）' }, { name: '张演示个人卡' }, { holder: '演示商店' }]) {
      assert.equal(refused(beginLedger(), cadre, 'open', openForm({ accounts: [{ kind: 'bank', name: '基本户', holder, opening: '1', ...bad }] })), 'personal-account R-289')
    }
    assert.equal(refused(opened(), cadre, 'add-account', { kind: 'bank', name: '微信零钱', holder }), 'personal-account R-289')
    assert.equal(opened().after(cadre, 'add-account', { kind: 'bank', name: '专户', holder }).dossier.file.accounts.length, 3)
  })
  it('R-289: there is one ledger of a quarter, not before it began, not of another name', () => {
    assert.equal(refused(beginLedger('2026-Q3'), cadre, 'open', openForm({ period: '2026-Q2' })), 'ledger-exists R-289')
    assert.equal(refused(beginLedger('2026-Q4'), cadre, 'open', openForm({ period: '2026-Q4' })), 'quarter-to-come R-289')
    assert.equal(refused(beginLedger(), cadre, 'open', { village, period: '2026-Q3' }), 'accounts-missing R-289')
  })
  it('R-289: nothing is lent, nothing is spent that is not there, nothing of another quarter or of tomorrow', () => {
    const no = (sum: string, more: object) => refused(opened(), cadre, 'enter-line', entry(sum, more))
    assert.equal(no('10', { direction: 'out', words: '借给李演示周转' }), 'no-loans R-289')
    assert.equal(no('1000.51', { direction: 'out', words: '付工程款' }), 'below-zero R-289')
    assert.equal(opened().after(cadre, 'enter-line', entry('1000.50', { direction: 'out', words: '付工程款' })).dossier.file.lines.length, 1)
    assert.equal(no('1', { account: 2, direction: 'out', words: '买纸' }), 'below-zero R-289')
    assert.equal(no('1', { day: '2026-06-30' }), 'outside-quarter R-289')
    assert.equal(no('1', { day: '2026-09-21' }), 'outside-quarter R-289')
    assert.equal(no('0', {}), 'amount-missing R-289')
    assert.equal(no('1', { account: 3 }), 'no-such-account R-289')
    assert.equal(no('1', { words: '付张演示 13800001234' }), 'private-in-ledger R-275')
  })
  it('R-274: a table goes in whole or not at all, and never twice', () => {
    const lines = [0, 1, 2].map((nth) => ({ day: '2026-08-03', direction: 'in', subject: '利息', words: `第 ${nth} 笔`, fen: 100 + nth, voucher: `收 ${nth}` }))
    const story = opened().after(cadre, 'enter-table', { account: 1, lines })
    assert.equal(sumsOfFunds(story.dossier.file).closing, 100_050 + 303)
    assert.equal(refused(story, cadre, 'enter-table', { account: 1, lines }), 'entered-before R-274')
    assert.equal(refused(opened(), cadre, 'enter-table', { account: 1, lines: [...lines, { ...lines[0], day: '2026-10-01' }] }), 'outside-quarter R-289')
  })
  it('R-289: a mistake is struck in red, once, stays, and leaves no account below zero', () => {
    const story = opened().after(cadre, 'enter-line', entry('200')).after(cadre, 'strike', { line: 1, reason: '金额写错' })
    assert.deepEqual(story.dossier.file.lines.map(({ fen, reverses }) => [fen, reverses]), [[20_000, null], [-20_000, 1]])
    assert.equal(sumsOfFunds(story.dossier.file).closing, 100_050)
    assert.equal(refused(story, cadre, 'strike', { line: 1, reason: '再来' }), 'nothing-to-strike R-289')
    assert.equal(refused(story, cadre, 'strike', { line: 2, reason: '再来' }), 'nothing-to-strike R-289')
    assert.equal(story.after(cadre, 'enter-line', entry('200')).dossier.file.lines.length, 3)
    const spent = opened().after(cadre, 'enter-line', entry('500', { account: 2 })).after(cadre, 'enter-line', entry('400', { account: 2, direction: 'out', words: '买纸', voucher: '付 1' }))
    assert.equal(refused(spent, cadre, 'strike', { line: 1, reason: '记错账户' }), 'below-zero R-289')
  })
  it('R-274: is closed after its quarter, and reviewed by somebody else', () => {
    assert.equal(refused(opened(), cadre, 'hand-in'), 'quarter-runs R-289')
    assert.equal(refused(closing(), cadre, 'review-books', { words: '相符' }), 'not-yours R-024')
    const both = inOffice(cadre.person ?? person(1), 'VILLAGE_SUPERVISOR', village, 'supervision')
    assert.equal(refused(closing(), both, 'review-books', { words: '相符' }), 'own-books R-274')
    const back = closing().after(supervisor, 'return-books', { reason: '第 1 行没有凭证' })
    assert.deepEqual([back.dossier.state, back.after(cadre, 'hand-in').dossier.state], ['OPEN', 'CLOSING'])
    assert.equal(refused(closed(), cadre, 'enter-line', entry('1')), 'not-in-this-state R-101')
  })
  it('is read by village, supervisors and those above; by nobody of another village', () => {
    const { dossier, world } = opened()
    const reads = (actor: Actor) => mayRead(readershipOf(collectiveLedger, dossier, world.settings), placeNumber(dossier), actor)
    for (const who of [cadre, secretary, supervisor, town]) assert.equal(reads(who), true)
    for (const who of strangers) assert.equal(reads(who), false)
  })
  it('R-289: generated quarters keep every line, never fall below zero and sum up to a plain recount', () => {
    const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
    const acts = new Set<string>()
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 10, maxLength: 30, size: 'max' }), (numbers) => {
      const story = wander<LedgerFile>({
        begin: () => opened(), people: () => people, rarely: ['hand-in', 'add-account'],
        form: ({ dossier: { file } }, act, choose, timer) => {
          const line = { account: 1 + choose(file.accounts.length), day: `2026-0${7 + choose(3)}-1${choose(10)}`, direction: choose(2) === 0 ? 'in' : 'out', subject: '杂项', words: `第 ${choose(50)} 笔`, voucher: `记${choose(20)}` }
          switch (act) {
            case 'enter-line': return { ...line, sum: `${choose(900)}.${10 + choose(90)}` }
            case 'enter-table': { const { account, ...rest } = line; return { account, lines: [{ ...rest, fen: 1 + choose(90_000) }, { ...rest, fen: 1 + choose(90_000), direction: 'in' }] } }
            case 'strike': return { line: 1 + choose(file.lines.length + 1), reason: '记错了' }
            case 'add-account': return { kind: 'bank', name: '专户', holder }
            case 'review-books': return { words: '逐笔看过' }
            case 'return-books': return { reason: '缺凭证' }
            case 'note-overdue': return { deadline: timer ?? 'close' }
            default: return {}
          }
        },
        step: ({ before, story: { dossier: { file } }, event }: Wandered<LedgerFile>) => {
          acts.add(event.act)
          assert.equal(firstBelowZero(file), null)
          const was = before.dossier.file.lines
          assert.deepEqual(file.lines.slice(0, was.length), was, 'what was entered stays')
          let closing = file.accounts.reduce((sum, { opening }) => sum + opening, 0)
          for (const { direction, fen } of file.lines) closing += direction === 'in' ? fen : -fen
          assert.equal(sumsOfFunds(file).closing, closing)
        },
        refused: (refusal, act) => { assert.deepEqual(faultsOf(refusal), [], act) },
      }, numbers)
      assert.deepEqual(fold(story.world.procedure, story.dossier.key, story.events), story.dossier)
    }), { numRuns: 60 * runs, seed: Number(process.env['SANZHI_SEED'] ?? 20261124) })
    assert.deepEqual(Object.keys(collectiveLedger.acts).filter((act) => act !== 'open' && !acts.has(act)), [])
  })
})
