/** Puts a new folder into the house, whole or not at all, and touches nothing beside it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../../server/environment/index.ts'
import type { ScaffoldFile } from './procedure-files.ts'

/** @returns the paths written, from the root of the house; @throws CannotStart when the folder is already there */
export function writeFolder(house: string, folder: string, files: readonly ScaffoldFile[]): string[] {
  if (existsSync(join(house, folder))) throw new CannotStart(`${folder} 已经存在，请换一个名字。`, `${folder} exists already; choose another name.`)
  mkdirSync(join(house, folder), { recursive: true })
  for (const { path, text } of files) writeFileSync(join(house, folder, path), text, { flag: 'wx' })
  return files.map(({ path }) => `${folder}/${path}`)
}
