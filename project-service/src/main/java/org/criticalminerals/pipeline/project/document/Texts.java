package org.criticalminerals.pipeline.project.document;
