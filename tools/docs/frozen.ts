/**
 * Published versions are frozen (style.md 29): `procedures/<key>/published/vN.json` holds the definition and its hash. Written once,
 * never again; a procedure that no longer matches its file needs a new version number.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeProcedure } from '../../core/procedure/describe.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { definitionHash } from '../../server/procedures/index.ts'

export function frozenPath({ key, version }: AnyProcedure): string {
  return `procedures/${key}/published/v${version}.json`
}

/** A sentence when the frozen file is missing or is not what the procedure says now. */
export function frozenFaults(house: string, procedure: AnyProcedure): string[] {
  const path = frozenPath(procedure)
  if (!existsSync(join(house, path))) return [`${path}: 这一版还没有冻结，请运行 npx sanzhi docs。 / not frozen yet: run npx sanzhi docs`]
  if (readFileSync(join(house, path), 'utf8') === frozenText(procedure)) return []
  return [
    `${path}: 第 ${procedure.version} 版已经发布并冻结，定义却变了：请改用新的版本号。尚未发布给任何人用的，删除此文件后重新运行 npx sanzhi docs。`
    + ` / version ${procedure.version} is frozen and its definition has changed: give it a new version; if nobody has used it yet,`
    + ' delete the file and run npx sanzhi docs',
  ]
}

/** Writes it once; @returns the path when it was written */
export function freeze(house: string, procedure: AnyProcedure): string[] {
  const path = frozenPath(procedure)
  if (existsSync(join(house, path))) return []
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), frozenText(procedure))
  return [path]
}

function frozenText(procedure: AnyProcedure): string {
  return `${JSON.stringify({
    key: procedure.key, version: procedure.version, hash: `sm3:${definitionHash(procedure)}`, definition: describeProcedure(procedure),
  }, null, 1)}\n`
}
