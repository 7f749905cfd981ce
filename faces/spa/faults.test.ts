import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as forms from '../../procedures/grid-case/forms.ts'
import { ApiRefusal } from './api.ts'
import { faultsOf } from './faults.ts'
import { planOf } from './form-plan.ts'

const plan = planOf(forms.dispatchForm)
const refused = (fields: readonly { pointer: string; sentence: string }[], code = 'form-invalid') => new ApiRefusal({ code, sentence: '这个单位不能主办。', fields })

describe('where a refusal stands on a form', () => {
  it('is the field its pointer names', () => {
    assert.deepEqual(faultsOf(refused([{ pointer: '/lead', sentence: '请填写“主办单位”。' }]), plan), { problems: [{ field: 'lead', sentence: '请填写“主办单位”。' }], head: [] })
  })

  it('is the head where no pointer says, never the first field', () => {
    assert.deepEqual(faultsOf(refused([], 'not-withdrawn'), plan), { problems: [], head: ['这个单位不能主办。'] })
  })

  it('is the head, once, where the form has no such field', () => {
    const twice = refused([{ pointer: '/nothing', sentence: '写不下。' }, { pointer: '/', sentence: '写不下。' }])
    assert.deepEqual(faultsOf(twice, plan), { problems: [], head: ['写不下。'] })
  })

  it('is the control of the page itself where the page draws one', () => {
    assert.deepEqual(faultsOf(refused([{ pointer: '/form/village', sentence: '请选择村。' }]), plan, { '/village': 'place-village' }).problems, [{ field: 'place-village', sentence: '请选择村。' }])
  })

  it('is nowhere on the form for a conflict or a lost connection: these have their own words', () => {
    for (const code of ['changed-meanwhile', 'not-in-this-state', 'offline', 'timeout']) assert.deepEqual(faultsOf(refused([], code), plan), { problems: [], head: [] }, code)
  })
})
