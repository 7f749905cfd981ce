/** A body of the village as `GET /api/bodies` answers it. */
export type Nomination = {
  readonly id: string
  readonly bodyName: string
  readonly holderName: string
  readonly officeName: string
  readonly village: string
  readonly validFrom: string
  readonly validTo: string
  readonly chosenByName: string
  readonly chosenOn: string
  readonly minutes: string
}
export type AgendaKindView = { readonly kind: string; readonly name: string; readonly households: string; readonly leadsTo: string }
export type BodyView = {
  readonly body: string
  readonly unit: string | null
  readonly name: string
  readonly duty: string
  readonly mayNot: string
  readonly may: readonly AgendaKindView[]
  readonly members: readonly { readonly person: string; readonly name: string; readonly officeName: string; readonly validFrom: string; readonly validTo: string | null; readonly state: 'to-come' | 'in-force' | 'ending' }[]
  readonly vacancies: readonly string[]
  readonly nominations: readonly Nomination[]
  readonly meetings: readonly { readonly id: string; readonly title: string; readonly state: string; readonly stateName: string; readonly calledAt: string }[]
}
