'use client'

import { Button, type ButtonProps } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = Pick<ButtonProps, 'variant' | 'size' | 'leftSection'> & { href: string; children: ReactNode }

/** A link that looks like a button. Lives on the client because a component cannot be handed over as a prop from the server. */
export const ButtonLink = (props: Props) => <Button component={Link} {...props} />
