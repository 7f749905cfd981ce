/**
 * What can be printed, and what each sheet needs. Data reaches a template as JSON and is set as text: nothing a person typed is ever read as
 * markup. Everything a sheet shows stands here, so what it must not show has no place to come from.
 */

/** A code and the address it leads to, spelled out beside it. */
export type CheckCode = { readonly address: string }

type Titled = { readonly title: string; readonly publisher: string }
type Plaque = CheckCode & { readonly head: string; readonly village: string; readonly year: number; readonly stars: number }
type Certificate = CheckCode & { readonly head: string; readonly year: number; readonly stars: readonly string[] }
type ElectionSheet = Titled & Partial<CheckCode> & { /** Printed across every page. */ readonly rehearsal: boolean }
type Honoured = { readonly head: string; readonly stars: number }
type Noticed = { readonly head: string; readonly group: string; readonly stars: readonly string[] }

export type Sheets = {
  /** 星级文明户牌. */
  readonly 'star-plaque': Titled & { readonly plaques: readonly Plaque[] }
  /** 荣誉证书. */
  readonly 'star-certificate': Titled & { readonly issuers: readonly string[]; readonly day: string; readonly certificates: readonly Certificate[] }
  /** 星级光荣榜, for the wall: group by group and name by name, as it stands on line; who has more stars stands no higher. */
  readonly 'honour-board': Titled & CheckCode & {
    readonly village: string; readonly year: number; readonly day: string
    /** Least stars of those on it. */
    readonly from: number
    readonly groups: readonly { readonly name: string; readonly households: readonly Honoured[] }[]
  }
  /** 评定结果公示. Only households with a star are on it: what somebody did not get is nobody's business. */
  readonly 'star-notice': Titled & CheckCode & {
    readonly paper: 'a3' | 'a4'; readonly village: string; readonly year: number; readonly opening: string; readonly issuers: readonly string[]; readonly day: string
    readonly households: readonly Noticed[]
  }
  /** 村务公开, for the board: only what is published. */
  readonly 'open-affairs': Titled & CheckCode & {
    readonly paper: 'a3' | 'a4'; readonly village: string; readonly period: string; readonly words: string; readonly hash: string; readonly day: string; readonly days: number; readonly reviewed: string
    readonly corrections: readonly string[]; readonly sums: readonly string[]
    readonly lines: readonly { readonly at: number; readonly day: string; readonly subject: string; readonly words: string; readonly income: string; readonly expense: string; readonly voucher: string }[]
    readonly names: readonly { readonly at: number; readonly name: string; readonly group: string; readonly item: string; readonly amount: string }[]
  }
  /** 选举公告: announcement, committee, candidates, voting, proxies, result; of a rehearsal no code leads anywhere. */
  readonly 'election-notice': ElectionSheet & {
    readonly paper: 'a3' | 'a4'; readonly village: string; readonly number: string; readonly opening: readonly string[]; readonly closing: readonly string[]; readonly day: string; readonly hash: string
    /** `wide`: the column that takes what is left. */
    readonly tables: readonly { readonly title: string; readonly columns: readonly string[]; readonly wide: number; readonly rows: readonly (readonly string[])[] }[]
  }
  /** 登记参加选举的村民名单: the four columns of the published roll, the kind as a sign. */
  readonly 'election-roll': ElectionSheet & {
    readonly village: string; readonly number: string; readonly opening: readonly string[]; readonly day: string; readonly hash: string
    readonly groups: readonly { readonly name: string; readonly people: readonly { readonly name: string; readonly sex: string; readonly mark: string }[] }[]
  }
  /** 参加选举证: published columns and the number on the roll. */
  readonly 'voter-cards': ElectionSheet & { readonly election: string; readonly day: string; readonly places: string; readonly cards: readonly { readonly serial: number; readonly name: string; readonly sex: string; readonly group: string }[] }
  /** 选票 of one post with counterfoils; the paper itself has no number. */
  readonly 'ballot-papers': ElectionSheet & {
    readonly election: string; readonly post: string; readonly tint: 'chair' | 'vice' | 'member'; readonly seats: number; readonly candidates: readonly string[]; readonly blanks: number
    readonly day: string; readonly first: number; readonly count: number
  }
  /** 委托书, 检查清单, 计票表, 移交清单: filled in by hand. Widths and heights in millimetres, 0 takes what is left. */
  readonly 'election-form': ElectionSheet & {
    readonly election: string
    readonly sheets: readonly {
      readonly title: string; readonly under: string; readonly words: readonly string[]; readonly ticks: readonly string[]; readonly signers: readonly string[]
      readonly tables: readonly { readonly title: string; readonly columns: readonly string[]; readonly widths: readonly number[]; readonly height: number; readonly rows: readonly (readonly string[])[] }[]
    }[]
  }
  /** 会议记录, to be signed and kept: no code, since it is for the drawer and not for the wall. */
  readonly 'body-minutes': Titled & {
    readonly facts: readonly { readonly name: string; readonly value: string }[]
    readonly items: readonly { readonly title: string; readonly lines: readonly string[] }[]
    readonly minutes: string
    /** Everybody who was there, for a signature by hand. */
    readonly signers: readonly { readonly name: string; readonly confirmed: boolean }[]
  }
}
export type SheetName = keyof Sheets
export const sheetNames = ['star-plaque', 'star-certificate', 'honour-board', 'star-notice', 'open-affairs', 'body-minutes', 'election-notice', 'election-roll', 'voter-cards', 'ballot-papers', 'election-form'] as const satisfies readonly SheetName[]
