/** The files of a new procedure: small, whole and runnable, in the order in which every procedure is read. */

export type ScaffoldFile = { readonly path: string; readonly text: string }

/** @throws RangeError for what is no name of a folder or no Chinese name */
export function procedureFolder(key: string, name: string): ScaffoldFile[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) || key.length > 40) throw new RangeError(`not a key: ${key}`)
  if (!/^[\p{Script=Han}\w（）、]{2,20}$/u.test(name)) throw new RangeError(`not a name: ${name}`)
  const constant = key.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return [
    { path: `${key}.procedure.ts`, text: procedureText(key, name, constant) }, { path: 'forms.ts', text: formsText(name) },
    { path: 'texts.zh.ts', text: textsText(key, name) }, { path: `${key}.test.ts`, text: testText(key, name, constant) },
  ]
}

function procedureText(key: string, name: string, constant: string): string {
  return `/** ${name}：一句话说清楚它管什么事，依据哪些规则（R-xxx）。 */
import { Type } from '@sinclair/typebox'
import { actsFor, type Procedure } from '../../core/procedure/procedure.ts'
import { codeAt } from '../../core/region/region.ts'
import type { Budget } from '../../core/time/budgets.ts'
import { finishForm, openForm, timerForm } from './forms.ts'
import { texts } from './texts.zh.ts'

export type File = { readonly opener: string | null; readonly title: string; readonly result: string | null }
export type Settings = { readonly handle: Budget }
type State = 'OPEN' | 'DONE'
type Party = 'anyone' | 'system' | 'opener' | 'cadre'

const act = actsFor<File, Settings, State, Party>()
const budget = Type.Object({ amount: Type.Number({ minimum: 1, maximum: 365 }), unit: Type.Literal('WORK_DAY') }, { additionalProperties: false, title: '办理时限' })

export const ${constant}: Procedure<File, Settings, State, Party> = {
  key: '${key}', version: 1, name: '${name}', owner: '填写负责单位', basis: ['填写依据'],
  settings: { schema: Type.Object({ handle: budget }, { additionalProperties: false }), defaults: { handle: { amount: 5, unit: 'WORK_DAY' } } },
  blank: { opener: null, title: '', result: null },

  states: {
    OPEN: { name: '办理中', sentence: '已经收到，正在办。', awaits: ['cadre'] },
    DONE: { name: '已办结', sentence: '已经办完，结果已写明。', awaits: [], final: true },
  },
  parties: {
    anyone: { name: '任何人', found: '不限', who: () => [{ kind: 'anyone' }] },
    system: { name: '系统', found: '到时间由系统办理', who: () => [{ kind: 'system' }] },
    opener: { name: '提出人', found: '提出这件事的人', who: ({ file }) => (file.opener === null ? [] : [{ kind: 'person', person: file.opener }]) },
    cadre: {
      name: '村干部', found: '事发地的村干部',
      who: ({ place }) => {
        const code = place === null ? null : codeAt(place.village, 'VILLAGE')
        return code === null ? [] : [{ kind: 'office', office: 'VILLAGE_CADRE', region: { level: 'VILLAGE', code } }]
      },
    },
  },

  acts: {
    open: act({
      name: '提出', recordName: '提出', event: 'opened', from: 'nothing', to: 'OPEN', who: ['anyone'], form: openForm,
      consequence: '由村干部办理，您可以随时查看。',
      place: (form) => ({ village: form.village, grid: null }),
      facts: ({ actor }) => ({ opener: actor.person }),
      record: ({ file, form, facts }) => ({ ...file, opener: facts['opener'] as string | null, title: form.title }),
      effects: [{ effect: 'notify', to: 'cadre', text: 'opened' }],
    }),
    finish: act({
      name: '办结', recordName: '办结', event: 'finished', from: ['OPEN'], to: 'DONE', who: ['cadre'], form: finishForm,
      consequence: '把结果告诉提出人。',
      record: ({ file, form }) => ({ ...file, result: form.result }),
      effects: [{ effect: 'notify', to: 'opener', text: 'finished', mustReach: true }],
    }),
    'note-overdue': act({
      name: '记录超期', recordName: '已超期', event: 'overdue-noted', from: ['OPEN'], to: 'same', who: ['system'], form: timerForm, appends: true,
      consequence: '亮红灯，提醒村干部。', effects: [{ effect: 'notify', to: 'cadre', text: 'overdue' }],
    }),
  },

  deadlines: {
    handle: {
      name: '办理', kind: 'limit', runsIn: ['OPEN'], budget: (_, settings) => settings.handle, owner: 'cadre',
      onLate: { act: 'note-overdue', sentence: '超期亮红灯。' },
    },
  },

  readers: {
    parties: ['opener', 'cadre'],
    region: { sentence: '事发地各级工作人员可以看。', when: () => true },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },

  // Each rule that acts and deadlines name gets its one plain sentence here; the checker asks for it.
  rules: {},
  texts,
  sheet: ({ file }) => [
    { label: '事项', kind: 'text', value: file.title }, ...(file.result === null ? [] : [{ label: '结果', kind: 'text', value: file.result } as const]),
  ],
  summary: ({ file }) => ({
    number: null, title: file.title, category: '${key}', priority: 'P3', lon: null, lat: null, reporter: file.opener, searchText: file.title,
  }),
}
`
}

function formsText(name: string): string {
  return `/** Forms of ${name}: \`title\` is what the person reads beside the field. */
import { Type } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const

export const openForm = Type.Object({
  title: Type.String({ title: '什么事', minLength: 2, maxLength: 100, pattern: '\\\\S', control: 'text' }),
  village: Type.String({ title: '所在村', pattern: '^[0-9]{12}$' }),
}, closed)

export const finishForm = Type.Object({ result: Type.String({ title: '办理结果', minLength: 2, maxLength: 1000, pattern: '\\\\S', control: 'text' }) }, closed)

export const timerForm = Type.Object({ deadline: Type.String({ title: '时限', maxLength: 40 }) }, closed)
`
}

function textsText(key: string, name: string): string {
  return `/** What people are told in ${name}, by key. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { File } from './${key}.procedure.ts'

export const texts = {
  opened: ({ file }: Dossier<File>) => \`“\${file.title}”：有新的事等办理。\`,
  finished: ({ file }: Dossier<File>) => \`您提出的“\${file.title}”已经办完，请查看结果。\`,
  overdue: ({ file }: Dossier<File>) => \`“\${file.title}”已经超期。\`,
}
`
}

function testText(key: string, name: string, constant: string): string {
  return `import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { checkProcedure } from '../../core/procedure/check.ts'
import { decide } from '../../core/procedure/decide.ts'
import { asVillager, system, type Actor } from '../../core/procedure/actor.ts'
import { blankDossier, evolve } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { workingCalendar } from '../../core/time/index.ts'
import { ${constant} } from './${key}.procedure.ts'

const procedure = ${constant} as AnyProcedure
const monday = Date.parse('2026-11-23T09:00:00+08:00')
const villager = asVillager('019f0000-0000-7000-8000-000000000001')
const blank = blankDossier(procedure, { county: 140423, id: '019f0000-0000-7000-8000-000000000002' })

function doing(dossier: typeof blank, actor: Actor, act: string, form: object) {
  return decide(procedure, dossier, { id: 'a', act, form, channel: 'portal', occurredAt: monday }, {
    actor, now: monday, settings: ${constant}.settings.defaults, settingsVersion: 0, calendar: workingCalendar({}),
    known: { units: new Map(), dossiers: new Map(), door: {} },
  })
}

describe('${name}', () => {
  it('passes the procedure checker', () => {
    assert.deepEqual(checkProcedure(procedure), [])
  })
  it('has default settings that fit their own schema', () => {
    assert.deepEqual([...Value.Errors(${constant}.settings.schema, ${constant}.settings.defaults)], [])
  })
  it('opens for anyone and starts the clock', () => {
    const opened = doing(blank, villager, 'open', { title: '演示的事', village: '140423100201' })
    assert.ok(opened.accepted)
    const dossier = evolve(procedure, blank, opened.event)
    assert.equal(dossier.state, 'OPEN')
    assert.ok(dossier.deadlines['handle'] !== undefined)
  })
  it('refuses a villager who wants to finish it', () => {
    const opened = doing(blank, villager, 'open', { title: '演示的事', village: '140423100201' })
    assert.ok(opened.accepted)
    const refused = doing(evolve(procedure, blank, opened.event), villager, 'finish', { result: '办完了' })
    assert.ok(!refused.accepted && refused.refusal.code === 'not-yours')
  })
  it('refuses the system who wants to open it', () => {
    assert.ok(!doing(blank, system, 'open', { title: '演示的事', village: '140423100201' }).accepted)
  })
})
`
}
