/** How a village decides, as the console shows it: what must still be held this year, its meetings, its matters on the ladder. */

export type DutyView = {
  readonly key: string
  readonly name: string
  readonly rule: string
  readonly until: string
  readonly standing: 'done' | 'open' | 'warned' | 'missed' | 'to-come'
  readonly heldOn: string | null
}
export type DeliberationVillages = {
  readonly year: number
  readonly items: readonly { readonly code: string; readonly name: string; readonly town: string; readonly attention: boolean; readonly duties: readonly DutyView[] }[]
}
export type MeetingLine = { readonly id: string; readonly title: string; readonly state: string; readonly stateName: string; readonly heldOn: string; readonly passed: number; readonly items: number }
export type MatterLine = {
  readonly id: string
  readonly title: string
  readonly yuan: number
  readonly state: string
  readonly stateName: string
  /** Steps of the six that are done. */
  readonly done: number
}
export type DeliberationVillage = {
  readonly year: number
  readonly code: string
  readonly name: string
  readonly duties: readonly DutyView[]
  readonly meetings: readonly MeetingLine[]
  readonly matters: readonly MatterLine[]
  /** Resolutions of the assembly that let the representatives decide. */
  readonly authorisations: readonly { readonly meeting: string; readonly item: number; readonly title: string; readonly heldOn: string }[]
}

/** One of the six steps as it stands: done, the present one, or still to come and why. */
export type LadderStepView = {
  readonly step: string
  readonly number: number
  readonly name: string
  readonly body: string
  readonly standing: 'done' | 'now' | 'later'
  /** What was decided, or what is missing and why not yet. */
  readonly sentence: string
  readonly votes: { readonly on: string; readonly should: number; readonly present: number; readonly yes: number; readonly no: number; readonly abstain: number } | null
  /** Attempts that did not pass, in words. */
  readonly failed: readonly string[]
}
export type LadderView = {
  readonly id: string
  readonly title: string
  readonly kindName: string
  readonly yuan: number
  readonly paid: number
  readonly state: string
  readonly stateName: string
  readonly steps: readonly LadderStepView[]
  /** Resolutions of meetings that could carry step 4; empty at any other step. */
  readonly candidates: readonly { readonly meeting: string; readonly item: number; readonly title: string; readonly heldOn: string; readonly body: string }[]
}
