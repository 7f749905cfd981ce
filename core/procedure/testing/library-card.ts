/**
 * The library card (借书证): a procedure nobody runs, invented so that the engine is tested without any real one (style.md 27).
 * It is small and yet uses every word of the language: opening, `same`, a choice of targets, appending acts, a limit that is paused,
 * extended and begun anew, a timer, a barred person, a hidden field.
 */
import { Type } from '@sinclair/typebox'
import { regionsOf } from './places.ts'
import type { Addressee } from '../addressee.ts'
import { actsFor, type Procedure } from '../procedure.ts'
import type { Budget } from '../../time/budgets.ts'

export type Card = {
  readonly holder: string | null
  readonly name: string
  readonly secret: boolean
  readonly loans: number
  readonly out: number
  readonly renewed: number
  readonly grade: string
  readonly enemies: { readonly persons: readonly string[]; readonly units: readonly string[] }
}
export type CardRules = { readonly mostBooks: number; readonly answer: Budget; readonly loan: Budget; readonly renewals: number }
export type CardState = 'ASKED' | 'ISSUED' | 'HELD' | 'REFUSED' | 'EXPIRED' | 'ENDED'
export type CardParty = 'anyone' | 'system' | 'holder' | 'librarian' | 'desk'

const closed = { additionalProperties: false } as const
const act = actsFor<Card, CardRules, CardState, CardParty>()
const nothing = Type.Object({}, closed)
const timer = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)

export const applyForm = Type.Object({
  name: Type.String({ title: '姓名', minLength: 2, maxLength: 10 }),
  village: Type.String({ title: '所在村', pattern: '^[0-9]{12}$' }),
  age: Type.Optional(Type.Integer({ title: '年龄', minimum: 6, maximum: 120 })),
  wishes: Type.Optional(Type.Array(Type.String(), { title: '想看的书', maxItems: 2 })),
  secret: Type.Optional(Type.Boolean({ title: '保密' })),
  notFor: Type.Optional(Type.Object({ persons: Type.Array(Type.String(), { title: '哪些人' }), units: Type.Array(Type.String(), { title: '哪些单位' }) }, { ...closed, title: '不给谁看' })),
}, closed)

export const libraryCard: Procedure<Card, CardRules, CardState, CardParty> = {
  key: 'library-card', version: 1, name: '借书证', owner: '演示图书馆', basis: ['只供测试'],
  settings: {
    schema: Type.Object({}),
    defaults: { mostBooks: 2, answer: { amount: 1, unit: 'WORK_DAY' }, loan: { amount: 5, unit: 'WORK_DAY' }, renewals: 1 },
  },
  blank: { holder: null, name: '', secret: false, loans: 0, out: 0, renewed: 0, grade: '', enemies: { persons: [], units: [] } },

  states: {
    ASKED: { name: '已申请', sentence: '等管理员看。', awaits: ['librarian'] },
    ISSUED: { name: '已发证', sentence: '可以借书。', awaits: ['holder'] },
    HELD: { name: '已停用', sentence: '暂时不能借书。', awaits: ['librarian'] },
    REFUSED: { name: '未发证', sentence: '没有发证，理由已写明。', awaits: [], final: true },
    EXPIRED: { name: '已过期', sentence: '一年到了。', awaits: [], final: true },
    ENDED: { name: '已注销', sentence: '证已注销。', awaits: [], final: true },
  },
  parties: {
    anyone: { name: '任何人', found: '不限', who: () => [{ kind: 'anyone' }] },
    system: { name: '系统', found: '到时间', who: () => [{ kind: 'system' }] },
    holder: { name: '持证人', found: '申请的人', who: ({ file }) => (file.holder === null ? [] : [{ kind: 'person', person: file.holder }]) },
    librarian: { name: '管理员', found: '本村的村干部', who: ({ place }) => at(place, 'VILLAGE', (region) => ({ kind: 'office', office: 'VILLAGE_CADRE', region })) },
    desk: { name: '县馆', found: '本县图书馆', who: ({ place }) => at(place, 'COUNTY', (region) => ({ kind: 'unit', unit: `${region.code}:culture-tourism` })) },
  },
  alsoAwaits: [{ party: 'desk', sentence: '书还在外面，县馆也盯着', when: ({ file }) => file.out > 1 }],

  acts: {
    apply: act({
      name: '申请', recordName: '申请', event: 'applied', from: 'nothing', to: 'ASKED', who: ['anyone'], form: applyForm, consequence: '等管理员发证。',
      place: (form) => ({ village: form.village, grid: null }),
      facts: ({ actor, form }) => ({ holder: actor.person, grade: (form.age ?? 18) < 14 ? '少儿' : '成人' }),
      record: ({ file, form, facts }) => ({
        ...file, holder: facts['holder'] as string | null, name: form.name, secret: form.secret === true, grade: facts['grade'] as string,
        enemies: { persons: form.notFor?.persons ?? [], units: form.notFor?.units ?? [] },
      }),
      effects: [{ effect: 'notify', to: 'librarian', text: 'asked' }],
    }),
    decide: act({
      name: '审核', recordName: '审核', event: 'decided', rules: ['L-1'], from: ['ASKED'], to: { oneOf: ['ISSUED', 'REFUSED'], choose: ({ form }) => (form.yes ? 'ISSUED' : 'REFUSED') },
      who: ['librarian'], form: Type.Object({ yes: Type.Boolean({ title: '同意' }) }, closed), consequence: '发证或者不发。',
      effects: [{ effect: 'notify', to: 'holder', text: 'decided', mustReach: true }],
    }),
    borrow: act({
      name: '借书', recordName: '借书', event: 'borrowed', rules: ['L-2'], from: ['ISSUED'], to: 'same', who: ['holder'], form: Type.Object({ book: Type.String({ title: '书名', minLength: 1 }) }, closed),
      consequence: '五个工作日内还。',
      when: [
        { code: 'too-many', rule: 'L-2', sentence: ({ settings }) => `最多借 ${settings.mostBooks} 本，请先还书。`, holds: ({ dossier, settings }) => dossier.file.out < settings.mostBooks },
        { code: 'children-until-six', sentence: '少儿证请在六点以前来借。', holds: ({ dossier, now }) => dossier.file.grade !== '少儿' || new Date(now).getUTCHours() < 10 },
      ],
      checks: [{ code: 'forbidden-book', sentence: '这本书不外借，请换一本。', holds: ({ form }) => form.book !== '馆藏孤本' }],
      record: ({ file }) => ({ ...file, loans: file.loans + 1, out: file.out + 1 }),
    }),
    'give-back': act({
      name: '还书', recordName: '还书', event: 'given-back', from: ['ISSUED', 'HELD'], to: 'same', who: ['holder', 'desk'], form: nothing, consequence: '还一本。', appends: true,
      when: [{ code: 'nothing-out', sentence: '您没有借书，不用还。', holds: ({ dossier }) => dossier.file.out > 0 }],
      record: ({ file }) => ({ ...file, out: file.out - 1 }),
    }),
    renew: act({
      name: '续借', recordName: '续借', event: 'renewed', from: ['ISSUED'], to: 'same', who: ['holder'], form: nothing, consequence: '多三个工作日。',
      when: [{ code: 'renewed-already', sentence: '已经续借过，请按时还。', holds: ({ dossier, settings }) => dossier.file.out > 0 && dossier.file.renewed < settings.renewals }],
      extends: () => ({ deadline: 'loan', by: { amount: 3, unit: 'WORK_DAY' }, reason: '还没看完' }),
      record: ({ file }) => ({ ...file, renewed: file.renewed + 1 }),
    }),
    hold: act({ name: '停用', recordName: '停用', event: 'held', from: ['ISSUED'], to: 'HELD', who: ['librarian'], form: nothing, consequence: '停表。' }),
    release: act({ name: '恢复', recordName: '恢复', event: 'released', from: ['HELD'], to: 'ISSUED', who: ['librarian'], form: nothing, consequence: '接着走表。' }),
    end: act({ name: '注销', recordName: '注销', event: 'ended', from: ['ASKED', 'ISSUED', 'HELD'], to: 'ENDED', who: ['holder', 'librarian'], form: nothing, consequence: '不能再用。' }),
    remind: act({ name: '催还', recordName: '快到期', event: 'reminded', from: ['ISSUED'], to: 'same', who: ['system'], form: timer, consequence: '提醒。', appends: true, effects: [{ effect: 'notify', to: 'holder', text: 'soon' }] }),
    note: act({ name: '记超期', recordName: '已超期', event: 'noted', from: ['ASKED', 'ISSUED'], to: 'same', who: ['system'], form: timer, consequence: '亮红灯。', appends: true }),
    expire: act({ name: '到期', recordName: '到期', event: 'expired', from: ['ISSUED', 'HELD'], to: 'EXPIRED', who: ['system'], form: timer, consequence: '证作废。' }),
  },

  deadlines: {
    answer: { name: '审核', kind: 'limit', runsIn: ['ASKED'], budget: (_, rules) => rules.answer, owner: 'librarian', onLate: { act: 'note', sentence: '亮红灯。' } },
    loan: {
      name: '还书', rules: ['L-3'], kind: 'limit', runsIn: ['ISSUED'], pausedIn: ['HELD'], owner: 'holder', budget: (_, rules) => rules.loan,
      only: { sentence: '有书在外面时', when: (file) => file.out > 0 }, spell: (file) => file.loans,
      onSoon: { act: 'remind' }, onLate: { act: 'note', sentence: '亮红灯。' },
    },
    validity: {
      name: '有效期', kind: 'timer', runsIn: ['ISSUED', 'HELD'], owner: 'system', budget: () => ({ amount: 365, unit: 'CALENDAR_DAY' }), onLate: { act: 'expire', sentence: '证作废。' },
    },
  },

  readers: {
    parties: ['holder', 'librarian', 'desk'],
    region: { sentence: '不保密的，本地工作人员可以看。', when: (file) => !file.secret },
    barred: (file) => file.enemies,
    hidden: [{ field: 'name', sentence: '姓名只给本人和管理员看。', seenBy: (dossier) => [
      ...(dossier.file.holder === null ? [] : [{ kind: 'person', person: dossier.file.holder } as const]),
      ...at(dossier.place, 'VILLAGE', (region) => ({ kind: 'office', office: 'VILLAGE_CADRE', region })),
    ] }],
  },
  rules: { 'L-1': '每人一张卡。', 'L-2': '按时还书。', 'L-3': '可以续借一次。' },
  texts: {
    asked: ({ file }) => `${file.name}申请借书证。`, decided: () => '借书证审核好了。', soon: () => '书快到期了。',
  },
  sheet: ({ file }) => [{ label: '等级', kind: 'text', value: file.grade }],
  summary: ({ file }) => ({ number: null, title: `借书证 ${file.name}`, category: 'card', priority: 'P3', lon: null, lat: null, reporter: file.holder, searchText: file.name }),
}

function at(place: { readonly village: string } | null, level: 'VILLAGE' | 'COUNTY', turn: (region: { level: 'VILLAGE' | 'COUNTY'; code: string }) => Addressee): Addressee[] {
  return place === null ? [] : [turn({ level, code: regionsOf(place.village)[level] })]
}
