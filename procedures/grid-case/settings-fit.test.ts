import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { defaultSettings } from './catalogue.ts'
import { fitSettings } from './settings-fit.ts'
import { settingsSchema, type CaseSettings } from './settings.ts'
import { fitSettingsV2 } from './v2/settings-fit.ts'
import { defaultSettingsV2, settingsSchemaV2, type CaseSettingsV2 } from './v2/settings.ts'
import { fitSettingsV3 } from './v3/settings-fit.ts'
import { defaultSettingsV3, settingsSchemaV3 } from './v3/settings.ts'
import { defaultSettingsV1, fitSettingsV1, settingsSchemaV1, type CaseSettingsV1 } from './v1/settings.ts'

const fitted = (contents: object) => fitSettings(contents as JsonObject) as CaseSettings
const older = (contents: object) => fitSettingsV1(contents as JsonObject) as CaseSettingsV1

describe('Settings agreed under version 1', () => {
  it('become those of version 4 by its defaults alone where the county changed nothing', () => {
    assert.deepEqual(fitted(defaultSettingsV1), defaultSettings)
    assert.equal(Value.Check(settingsSchema, fitted(defaultSettingsV1)), true)
  })
  it('keep every figure the county changed', () => {
    const limits = { ...defaultSettingsV1.limits, P2: { sign: { amount: 2, unit: 'WORK_HOUR' as const }, handle: { amount: 7, unit: 'WORK_DAY' as const } } }
    const { accept, limits: kept, urgeEveryHours } = fitted({ ...defaultSettingsV1, accept: { amount: 2, unit: 'WORK_DAY' }, urgeEveryHours: 48, limits })
    assert.deepEqual([accept, urgeEveryHours, kept.P2.handle], [{ amount: 2, unit: 'WORK_DAY' }, 48, { amount: 7, unit: 'WORK_DAY' }])
  })
  it('cap an extension as they did, for each kind on its own clock (R-116)', () => {
    const { limits } = fitted({ ...defaultSettingsV1, extensionMax: { amount: 5, unit: 'WORK_DAY' } })
    assert.deepEqual(Object.entries(limits).map(([key, { extension }]) => `${key} ${extension.amount} ${extension.unit}`), [
      'P0 3 URGENT_HOUR', 'P1 8 URGENT_HOUR', 'P2 3 WORK_DAY', 'P3 5 WORK_DAY', 'P4 5 WORK_DAY', 'Q 1 WORK_DAY', 'XF 30 CALENDAR_DAY',
    ])
  })
  it('ask whom it is about for kinds of the county\'s own that go to the discipline inspectors (R-129)', () => {
    const { aboutOfficials: _, ...like } = defaultSettings.categories['1504'] ?? assert.fail()
    const { categories } = fitted({ ...defaultSettingsV1, categories: { ...defaultSettingsV1.categories, 1505: { ...like, name: '吃拿卡要' } } })
    assert.deepEqual([categories['1505']?.aboutOfficials, categories['0201']?.aboutOfficials], [true, false])
  })
})

describe('Settings agreed under version 2', () => {
  it('get a limit for dispatching and the share of the warning from the defaults, and keep everything else (R-141, R-008)', () => {
    assert.deepEqual(fitted(defaultSettingsV2), defaultSettings)
    const { limits, verify, soonPercent } = fitted({ ...defaultSettingsV2, verify: { amount: 9, unit: 'WORK_DAY' } })
    assert.deepEqual([limits.P2.dispatch, verify, soonPercent], [{ amount: 4, unit: 'WORK_HOUR' }, { amount: 9, unit: 'WORK_DAY' }, 50])
  })
  it('are read as they are by the dossiers that still live under it', () => {
    assert.equal(fitSettingsV2(defaultSettingsV2 as unknown as JsonObject), defaultSettingsV2)
  })
})

describe('Settings agreed under version 3', () => {
  it('get how few are kept back from figures from the defaults, and keep everything else (security control 31)', () => {
    assert.deepEqual(fitted(defaultSettingsV3), defaultSettings)
    const { leastShown, soonPercent } = fitted({ ...defaultSettingsV3, soonPercent: 30 })
    assert.deepEqual([leastShown, soonPercent], [5, 30])
  })
  it('are read as they are by the dossiers that still live under it', () => {
    assert.equal(fitSettingsV3(defaultSettingsV3 as unknown as JsonObject), defaultSettingsV3)
    assert.deepEqual(fitSettingsV3(defaultSettingsV1 as unknown as JsonObject), defaultSettingsV3)
  })
})

describe('Settings agreed under version 4', () => {
  it('are left as they are', () => assert.equal(fitSettings(defaultSettings as unknown as JsonObject), defaultSettings))
  it('never let small numbers be told: from three on only (security control 31)', () => {
    for (const [leastShown, fits] of [[0, false], [1, false], [2, false], [3, true], [50, true]] as const) assert.equal(Value.Check(settingsSchema, { ...defaultSettings, leastShown }), fits, String(leastShown))
  })
  it('serve the dossiers of version 3 in its own keys', () => {
    assert.deepEqual(fitSettingsV3({ ...defaultSettings, leastShown: 9 }), defaultSettingsV3)
    assert.equal(Value.Check(settingsSchemaV3, fitSettingsV3(defaultSettings as unknown as JsonObject)), true)
  })
  it('serve the dossiers of version 2 in its own keys', () => {
    const read = fitSettingsV2({ ...defaultSettings, reviewWindowDays: 30 }) as CaseSettingsV2
    assert.equal(Value.Check(settingsSchemaV2, read), true)
    assert.deepEqual([read.reviewWindowDays, 'soonPercent' in read, 'dispatch' in read.limits.P2], [30, false, false])
  })
  it('serve the dossiers of version 1 in its own keys', () => {
    assert.deepEqual(older(defaultSettings), defaultSettingsV1)
    assert.equal(Value.Check(settingsSchemaV1, older({ ...defaultSettings, reviewWindowDays: 30 })), true)
    assert.equal(older({ ...defaultSettings, reviewWindowDays: 30 }).reviewWindowDays, 30)
  })
})
