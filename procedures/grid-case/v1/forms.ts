/** Forms that version 1 asked otherwise. */
import { Type } from '@sinclair/typebox'
import { closed, day, dossier, files, choice, markForm, reportForm, suspensionReasons, unit, units, uuid, words } from '../forms.ts'

/** Whom it is about was pointed out among units and persons only. */
export const reportFormV1 = Type.Object({
  ...reportForm.properties,
  against: Type.Optional(Type.Object({
    units: Type.Optional(units('被反映的单位')), persons: Type.Optional(Type.Array(uuid('被反映的人'), { title: '被反映的人', maxItems: 8 })),
  }, { ...closed, title: '被反映的对象' })),
}, closed)

export const mergeFormV1 = Type.Object({ main: dossier('并入哪一件'), reason: words('为什么是同一件事') }, closed)

export const suspendFormV1 = Type.Object({
  reason: choice('挂账原因', suspensionReasons), words: words('具体情况和证明', 1000), reviewOn: day('哪天复核'), files,
}, closed)

export const markFormV1 = Type.Object({ ...markForm.properties, unit: Type.Optional(unit('评价哪个单位')) }, closed)
