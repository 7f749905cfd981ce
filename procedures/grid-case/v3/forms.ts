/** Forms that version 3 asked otherwise. */
import { Type } from '@sinclair/typebox'
import { choice, closed, extensionForm } from '../forms.ts'

/** A word that means an office as well. */
const { amount, reason, expectedOn } = extensionForm.properties
export const extensionFormV3 = Type.Object({
  amount, unit: choice('单位', { WORK_DAY: '工作日', WORK_HOUR: '工作小时', URGENT_HOUR: '小时', CALENDAR_DAY: '自然日' }), reason, expectedOn,
}, closed)
