import type { ComponentType } from 'react';

export const sellPages: Record<string, ComponentType> = {};
