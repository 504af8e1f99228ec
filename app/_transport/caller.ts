import 'server-only'
import { headers } from 'next/headers'
import { callerOf, type Caller } from '@/lib/platform/address'

/** Where the request of this page or action comes from: for what is done before anybody is signed in. */
export const currentCaller = async (): Promise<Caller> => callerOf(await headers())
