/** What the server answers about a village's consultations, and the console shows. */
import type { Way } from '../consultation/index.ts'

export type VillageConsultations = {
  readonly village: { readonly code: string; readonly name: string }
  readonly items: readonly {
    readonly id: string; readonly topic: string; readonly way: Way; readonly day: string; readonly stateName: string
    /** Opinions are taken on line now. */
    readonly open: boolean
    readonly opinions: readonly { readonly words: string; readonly name: string; readonly on: string }[]
    readonly hidden: number
  }[]
}
