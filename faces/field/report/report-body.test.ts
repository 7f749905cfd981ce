import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { reportForm } from '../../../procedures/grid-case/forms.ts'
import { ApiRefusal } from '../../spa/api.ts'
import { placeOf } from './place.ts'
import { bodyOf, sourcesOf } from './report-body.ts'
import { gapsIn, problemsOf } from './report-problems.ts'

const place = placeOf('140423100201001', { lon: 113.05, lat: 36.53, crs: 'WGS84', accuracy: 12 })
assert.ok(place)
const photo = '140423-019aab00-0000-7000-8000-000000000001'

describe('the body of a report from the field', () => {
  it('is a form the procedure takes', () => {
    const { form } = bodyOf('0201', place, typed({ 'report-description': ' 路面有坑 ', 'report-source': 'GRID', 'report-where': ' ', 'report-files': photo }))
    assert.ok(Value.Check(reportForm, form), JSON.stringify([...Value.Errors(reportForm, form)].map(({ path }) => path)))
    assert.deepEqual([form['description'], form['where'], form['files'], form['visibility']], ['路面有坑', undefined, [photo], 'REAL_TO_ALL_HANDLERS'])
  })

  it('keeps to what the villager wants when it is a villager who said it (R-104)', () => {
    const body = bodyOf('0201', place, typed({ 'report-description': '路面有坑', 'report-source': 'PAPER', 'report-visibility': 'ANONYMOUS', 'report-phone': '199 0000 0001' }))
    assert.deepEqual([body.form['visibility'], body.form['contactLeft'], body.contactPhone], ['ANONYMOUS', true, '19900000001'])
  })

  it('sends no telephone number that is left over from another answer', () => {
    const body = bodyOf('0201', place, typed({ 'report-description': '路面有坑', 'report-source': 'GRID', 'report-phone': '19900000001' }))
    assert.deepEqual([body.contactPhone, body.form['contactLeft']], [undefined, undefined])
  })

  it('patrols the grid only in an office of the grid (R-103)', () => {
    assert.equal(sourcesOf('GRID_WORKER')[0].value, 'GRID')
    assert.equal(sourcesOf('VILLAGE_CADRE')[0].value, 'PATROL')
  })
})

describe('what is wrong with a report', () => {
  it('is said before anything is sent', () => {
    assert.deepEqual(gapsIn(null, null, typed({ 'report-phone': '123' }), '照片还在上传').map(({ field }) => field), ['report-kind', 'report-place', 'report-description', 'report-files', 'report-phone'])
    assert.deepEqual(gapsIn('0201', place, typed({ 'report-description': '路面有坑' }), null), [])
  })

  it('stands at the field the server means', () => {
    const refusal = new ApiRefusal({ code: 'form-invalid', sentence: '填错了', fields: [{ pointer: '/form/lon', sentence: '不对' }, { pointer: '/files/0', sentence: '没有' }] })
    assert.deepEqual(problemsOf(refusal).map(({ field }) => field), ['report-place', 'report-files'])
    assert.deepEqual(problemsOf(new ApiRefusal({ code: 'wrong-county', sentence: '县不对', rule: 'R-009' })), [{ field: 'report-place', sentence: '县不对' }])
  })
})

function typed(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.append(name, value)
  return data
}
