import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { canonicalJson } from '../../core/procedure/canonical.ts'
import type { DossierEvent, DossierKey, Json } from '../../core/procedure/dossier.ts'
import { fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { calendar } from '../../core/time/example-calendar.ts'
import { gridCaseV1 } from '../../procedures/grid-case/v1/grid-case-v1.ts'
import { defaultSettingsV1 } from '../../procedures/grid-case/v1/settings.ts'
import { gridCaseV2 } from '../../procedures/grid-case/v2/grid-case-v2.ts'
import { defaultSettingsV2 } from '../../procedures/grid-case/v2/settings.ts'
import { gridCaseV3 } from '../../procedures/grid-case/v3/grid-case-v3.ts'
import { defaultSettingsV3 } from '../../procedures/grid-case/v3/settings.ts'
import { readModelOf } from './read-model.ts'

/** Walks through a version, recorded by the program that published it, with hashes of what it made of them. */
type Recorded = { readonly walks: readonly { readonly key: DossierKey; readonly events: readonly DossierEvent[]; readonly dossier: string; readonly model: string; readonly counts?: string }[] }

const older: readonly { readonly procedure: AnyProcedure; readonly settings: unknown }[] = [
  { procedure: gridCaseV1, settings: defaultSettingsV1 }, { procedure: gridCaseV2, settings: defaultSettingsV2 }, { procedure: gridCaseV3, settings: defaultSettingsV3 },
]

for (const { procedure, settings } of older) {
  const path = new URL(`../../procedures/grid-case/v${procedure.version}/recorded.json`, import.meta.url)
  const { walks } = JSON.parse(readFileSync(path, 'utf8')) as Recorded

  describe(`Records of the landed version ${procedure.version}`, () => {
    it('cover every act it had', () => {
      assert.deepEqual(new Set(walks.flatMap(({ events }) => events.map(({ act }) => act))), new Set(Object.keys(procedure.acts)))
    })

    walks.forEach(({ key, events, dossier, model, counts }, index) => {
      it(`are folded by today's code to the same dossier and the same rows as then: walk ${index + 1}, ${events.length} records`, () => {
        const folded = fold(procedure, key, events)
        assert.equal(sm3(folded), dossier)
        // What a matter counts is a later reading of its records, no part of what a version wrote; yet version 3 counts dispatches for itself alone.
        const { counts: counted, dossier: { shown, belongs_to: whole, ...row }, ...rows } = readModelOf(procedure, folded, settings, calendar, events)
        // Columns of later: an old version fills none of them.
        assert.deepEqual([shown, whole], [null, null])
        assert.equal(sm3({ ...rows, dossier: row, grams: [...rows.grams].toSorted() }), model)
        if (counts !== undefined) assert.equal(sm3(counted), counts)
      })
    })
  })
}

function sm3(value: unknown): string {
  return createHash('sm3').update(canonicalJson(JSON.parse(JSON.stringify(value)) as Json)).digest('hex')
}
