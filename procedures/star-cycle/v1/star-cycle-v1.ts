/**
 * Version 1 of a village's year, frozen in published/v1.json: years launched under it go on under it to their end. It did not ask at the door
 * whether the recorder of a meeting may record; the form offered nobody else (docs/decisions/0012, 0052).
 */
import { recorderMayRecord } from '../conditions.ts'
import { starCycle } from '../star-cycle.procedure.ts'

type Act = typeof starCycle.acts[string]

export const starCycleV1: typeof starCycle = {
  ...starCycle,
  version: 1,
  acts: Object.fromEntries(Object.entries(starCycle.acts).map(([key, act]): [string, Act] => [key, key === 'open-meeting' || key === 'change-attendance' ? withoutRecorder(act) : act])),
}

function withoutRecorder(act: Act): Act {
  return { ...act, checks: (act.checks ?? []).filter((check) => check !== recorderMayRecord) }
}
