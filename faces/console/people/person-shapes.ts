/** People as the server shows them. */
export type PersonEntry = {
  readonly id: string
  readonly name: string
  readonly gender: 0 | 1 | 2 | 9
  readonly birthYear: number | null
  readonly hukouVillage: string | null
  readonly residenceVillage: string | null
  readonly residenceGrid: string | null
}

export type PersonRecord = PersonEntry & { readonly birthDate: string | null; readonly idNumber: string | null; readonly phone: string | null }

/** What a record may be opened for; the person reads these words. */
export type PurposeOption = { readonly key: string; readonly name: string }

export const genders: Readonly<Record<PersonEntry['gender'], string>> = { 0: '未知', 1: '男', 2: '女', 9: '未说明' }

/** As the server keeps them; it sends them with every list, this stands in where one comes straight to a record. */
export const usualPurposes: readonly PurposeOption[] = [
  { key: 'matter', name: '办理这个人的事项' }, { key: 'visit', name: '走访服务' }, { key: 'verify', name: '核对登记信息' },
  { key: 'request', name: '应本人请求' }, { key: 'emergency', name: '应急处置' }, { key: 'supervise', name: '监督检查' },
]
