import type { Component } from 'svelte';
import BookOpenText from '@lucide/svelte/icons/book-open-text';
import ChartLine from '@lucide/svelte/icons/chart-line';
import Dna from '@lucide/svelte/icons/dna';
import FileText from '@lucide/svelte/icons/file-text';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole';
import Pill from '@lucide/svelte/icons/pill';
import Scale from '@lucide/svelte/icons/scale';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Ribbon from '@lucide/svelte/icons/ribbon';
import Users from '@lucide/svelte/icons/users';
import { m } from '../i18n/messages.ts';
import type { ViewId } from '../state/route.svelte.ts';
import OpenView from './open/OpenView.svelte';

/** Name and picture of a view's link in the rail. */
export interface RailEntry {
  name: () => string;
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
}

/** A view comes with the page, or is loaded when it is first shown. */
type Page = { component: Component } | { load: () => Promise<{ default: Component }> };

/** Every view that an address can name. The rail has them in the order of `VIEWS`. */
export const VIEW_REGISTRY: Readonly<
  Record<
    ViewId,
    {
      page: Page;
      /** Null for a view that other rooms lead to, or that staff go to by its address. */
      rail: RailEntry | null;
    }
  >
> = {
  open: {
    page: { component: OpenView },
    rail: { name: () => m.nav_open(), icon: FolderOpen },
  },
  overview: {
    page: { load: () => import('./overview/OverviewView.svelte') },
    rail: { name: () => m.nav_overview(), icon: LayoutDashboard },
  },
  file: {
    page: { load: () => import('./file/FileView.svelte') },
    rail: { name: () => m.nav_file(), icon: FileText },
  },
  medicines: {
    page: { load: () => import('./medicines/MedicinesView.svelte') },
    rail: { name: () => m.nav_medicines(), icon: Pill },
  },
  scores: {
    page: { load: () => import('./scores/ScoresView.svelte') },
    rail: { name: () => m.nav_scores(), icon: ChartLine },
  },
  findings: {
    page: { load: () => import('./findings/FindingsView.svelte') },
    rail: { name: () => m.nav_findings(), icon: Dna },
  },
  symptoms: {
    page: { load: () => import('./symptoms/SymptomsView.svelte') },
    rail: { name: () => m.nav_symptoms(), icon: Stethoscope },
  },
  tumour: {
    page: { load: () => import('./tumour/TumourView.svelte') },
    rail: { name: () => m.nav_tumour(), icon: Ribbon },
  },
  lab: {
    page: { load: () => import('./lab/LabView.svelte') },
    rail: { name: () => m.nav_lab(), icon: Scale },
  },
  report: {
    page: { load: () => import('./report/ReportView.svelte') },
    rail: { name: () => m.nav_report(), icon: ScrollText },
  },
  changes: {
    page: { load: () => import('./changes/ChangesView.svelte') },
    rail: null,
  },
  people: {
    page: { load: () => import('./people/PeopleView.svelte') },
    rail: { name: () => m.nav_people(), icon: Users },
  },
  privacy: {
    page: { load: () => import('./privacy/PrivacyView.svelte') },
    rail: { name: () => m.nav_privacy(), icon: LockKeyhole },
  },
  methods: {
    page: { load: () => import('./methods/MethodsView.svelte') },
    rail: { name: () => m.nav_methods(), icon: BookOpenText },
  },
  kiosk: {
    page: { load: () => import('./kiosk/SetupView.svelte') },
    rail: null,
  },
  selftest: {
    page: { load: () => import('./selftest/SelfTestView.svelte') },
    rail: null,
  },
};
