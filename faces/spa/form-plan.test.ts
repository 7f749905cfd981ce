import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Type } from '@sinclair/typebox'
import { acts } from '../../procedures/grid-case/acts.ts'
import * as forms from '../../procedures/grid-case/forms.ts'
import { fieldAt, flat, formOf, planOf } from './form-plan.ts'

const typed = (values: Record<string, string | string[]>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) data.append(name, one)
  return data
}

describe('forms drawn from their schemas', () => {
  it('ask for every field of a dispatch with the control its schema names', () => {
    const plan = planOf(forms.dispatchForm)
    assert.deepEqual(flat(plan).map(({ name, control }) => [name, control]), [
      ['lead', 'unit'], ['joint', 'units'], ['toGridWorker', 'check'], ['temporary', 'group'], ['temporary.approvedBy', 'text'],
      ['temporary.expiresOn', 'day'], ['instruction', 'long-text'],
    ])
  })

  it('label every field of every act in Chinese', () => {
    for (const [act, { form }] of Object.entries(acts)) {
      if (act === 'report' || (form as unknown) === forms.timerForm) continue
      for (const field of flat(planOf(form))) {
        assert.match(field.label, /\p{Script=Han}/u, `${act}: ${field.name}`)
        if (field.control === 'choice') for (const option of field.options) assert.match(option.label, /\p{Script=Han}/u, `${act}: ${field.name} ${option.value}`)
      }
    }
  })

  it('turn what was typed back into the form, leaving untouched optional fields out', () => {
    const plan = planOf(forms.dispatchForm)
    assert.deepEqual(formOf(plan, typed({ lead: '140423:transport', joint: ['140423:water'], instruction: '  ', 'temporary.approvedBy': '' })), {
      lead: '140423:transport', joint: ['140423:water'],
    })
    assert.deepEqual(formOf(plan, typed({ lead: '140423:transport', 'temporary.approvedBy': '张演示', 'temporary.expiresOn': '20261130', toGridWorker: 'yes' })), {
      lead: '140423:transport', toGridWorker: true, temporary: { approvedBy: '张演示', expiresOn: '2026-11-30' },
    })
  })

  it('keep numbers numbers, and choices what their schema says', () => {
    assert.deepEqual(formOf(planOf(forms.evaluationForm), typed({ score: '4', words: '快' })), { score: 4, words: '快' })
    assert.deepEqual(formOf(planOf(forms.extensionForm), typed({ amount: '3', unit: 'WORK_DAY', reason: '等沥青', expectedOn: '2026-12-01' })), {
      amount: 3, unit: 'WORK_DAY', reason: '等沥青', expectedOn: '2026-12-01',
    })
  })

  it('send an empty required text, so that the server names the field', () => {
    assert.deepEqual(formOf(planOf(forms.reasonForm), typed({ reason: '   ' })), { reason: '' })
  })

  it('find the field a fault points to, however deep the pointer goes', () => {
    const plan = planOf(forms.dispatchForm)
    assert.equal(fieldAt(plan, '/joint/1'), 'joint')
    assert.equal(fieldAt(plan, '/temporary/expiresOn'), 'temporary.expiresOn')
    assert.equal(fieldAt(plan, '/temporary'), 'temporary.approvedBy')
    assert.equal(fieldAt(plan, '/'), null)
  })

  it('tick several of a few, and send what was ticked', () => {
    const plan = planOf(Type.Object({ who: Type.Optional(Type.Array(Type.Union([Type.Literal('A', { title: '甲' }), Type.Literal('B', { title: '乙' })]), { title: '反映谁', control: 'choices' })) }))
    assert.deepEqual(plan.map(({ name, control }) => [name, control]), [['who', 'choices']])
    assert.deepEqual(formOf(plan, typed({ who: ['B', 'A', 'nobody'] })), { who: ['A', 'B'] })
    assert.deepEqual(formOf(plan, typed({})), {})
  })

  it('carry which matters and units may be chosen', () => {
    const plan = planOf(Type.Object({ into: Type.String({ title: '并入', control: 'dossier', 'x-states': ['ACCEPTED'] }), unit: Type.String({ title: '单位', control: 'unit', 'x-choices': true }) }))
    assert.deepEqual(plan.map((field) => (field.control === 'dossier' ? field.states : field.control === 'unit' ? field.fromView : null)), [['ACCEPTED'], true])
  })
})
