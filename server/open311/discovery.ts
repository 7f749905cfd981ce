/** Service discovery: one document that says where, in which formats, whom to ask for a key, and when the catalogue last changed. */
import { listed, type Answer } from '../../core/open311/index.ts'
import type { Transaction } from '../database/index.ts'
import { mediaTypes } from './formats.ts'
import { procedureKey, type Open311 } from './open311.ts'

export const specification = 'http://wiki.open311.org/GeoReport_v2'

export async function discoveryOf({ mode, organiser }: Open311, transaction: Transaction, site: string): Promise<Answer> {
  const changeset = await lastChange(transaction)
  return {
    root: 'discovery',
    body: {
      changeset,
      contact: `主办单位：${organiser}。接入说明见项目文档 docs/open311.md；各县（区）的 jurisdiction_id 是 6 位区划代码，整个市可以不填。`,
      key_service: '提交需要 api_key：由使用单位向本级平台的系统管理员申请，系统管理员在平台或服务器上签发。查询不需要。',
      endpoints: listed('endpoint', [{
        specification, url: `${site}/open311/v2`, changeset, type: mode === 'production' ? 'production' : 'test',
        formats: listed('format', Object.values(mediaTypes)),
      }]),
    },
  }
}

/** A new version of the procedure, or of anybody's settings of it. */
async function lastChange(transaction: Transaction): Promise<string> {
  const published = await transaction.selectFrom('procedures').select(({ fn }) => fn.max('published_at').as('at')).where('key', '=', procedureKey).executeTakeFirst()
  const reviewed = await transaction.selectFrom('procedure_settings').select(({ fn }) => fn.max('reviewed_at').as('at')).where('procedure', '=', procedureKey).executeTakeFirst()
  const latest = Math.max(published?.at.getTime() ?? 0, reviewed?.at?.getTime() ?? 0)
  return new Date(latest).toISOString().replace(/\.\d+Z$/, 'Z')
}
