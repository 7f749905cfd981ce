/** 先把页面做好，装和升级时用装程序的那个用户运行，以后启动不用再写程序目录 · build the pages while installing, so that starting writes nothing beside the data */
import { parseArgs } from 'node:util'
import { CannotStart } from '../../server/environment/index.ts'
import { buildFaces } from '../build-faces.ts'
import { said } from '../command-line.ts'

const help = `npx sanzhi build

把页面做好，放进 dist/。装好、升级以后用装程序的那个用户（例如 root）运行一次；
平台自己以另一个用户启动，就不用往程序目录里写东西。没有改动时马上结束。

选项：
  --help     显示本说明`

/** @returns the exit code */
export default async function build(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } })
    if (values.help === true) return said(help)
    await buildFaces((step) => { console.log(`  ${step}`) })
    return said('页面做好了。')
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    console.error(error.message)
    return 1
  }
}

if (import.meta.main) process.exitCode = await build(process.argv.slice(2))
