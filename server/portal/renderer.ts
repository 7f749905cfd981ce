/** The built pages: loaded at run time, since the server knows of the faces nothing but the contract. */
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PortalRenderer } from '../../faces/portal/contract.ts'
import { CannotStart } from '../environment/index.ts'

const built = fileURLToPath(new URL('../../dist/portal/render.js', import.meta.url))

/** @throws CannotStart when the pages were never built */
export async function loadRenderer(): Promise<PortalRenderer> {
  if (!existsSync(built)) {
    throw new CannotStart(
      '村民页面还没有构建：请运行 npm start，它会先构建页面。',
      'The portal has not been built (dist/portal/render.js is missing): npm start builds it.',
    )
  }
  return (await import(pathToFileURL(built).href)) as PortalRenderer
}
