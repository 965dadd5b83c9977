import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import pg from 'pg'
import fastify from 'fastify'
import { fetch } from 'undici'

export const step = [readFile, request, pg, fastify, fetch]
