"""All tables of sheets in one step, for a new database; one that took the earlier steps has them already."""

import borderops.sheets.models
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('sheets', '0001_initial'),
        ('sheets', '0002_sheets_of_a_run'),
        ('sheets', '0003_runs_row_by_row'),
        ('sheets', '0004_what_is_said_of_a_row'),
        ('sheets', '0005_one_index_of_rows_less'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(blank=True, max_length=10)),
                ('token', models.UUIDField(default=uuid.uuid4)),
                ('asked_at', models.DateTimeField(null=True)),
                ('picked_at', models.DateTimeField(null=True)),
                ('beat_at', models.DateTimeField(null=True)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField(default=0)),
                ('cancel_asked', models.BooleanField(default=False)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('fault', models.TextField(blank=True)),
                ('workbook', models.CharField(max_length=40)),
                ('filters', models.TextField(blank=True)),
                ('columns', models.JSONField(default=list)),
                ('format', models.CharField(max_length=10)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('file', models.FileField(blank=True, upload_to=borderops.sheets.models.private_name)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('kept_until', models.DateTimeField(db_index=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(blank=True, max_length=10)),
                ('token', models.UUIDField(default=uuid.uuid4)),
                ('asked_at', models.DateTimeField(null=True)),
                ('picked_at', models.DateTimeField(null=True)),
                ('beat_at', models.DateTimeField(null=True)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField(default=0)),
                ('cancel_asked', models.BooleanField(default=False)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('fault', models.TextField(blank=True)),
                ('workbook', models.CharField(max_length=40)),
                ('file', models.FileField(upload_to=borderops.sheets.models.private_name)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(default=0)),
                ('original_name', models.CharField(max_length=255)),
                ('kept_until', models.DateTimeField(db_index=True, null=True)),
                ('options', models.JSONField(default=list)),
                ('layout', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('sent', 'Sent'), ('checking', 'Being checked'), ('checked', 'Checked'), ('applying', 'Being imported'), ('stopped', 'Stopped'), ('applied', 'Applied'), ('undoing', 'Being undone'), ('undone', 'Undone'), ('failed', 'Failed')], default='sent', max_length=10)),
                ('started_at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('applied_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('balance', models.JSONField(default=dict)),
                ('sheets', models.JSONField(default=list)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-started_at'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Remembered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('workbook', models.CharField(max_length=40)),
                ('signature', models.CharField(max_length=64)),
                ('layout', models.JSONField(default=dict)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('user', 'workbook', 'signature'), name='one_memory_of_a_layout')],
            },
        ),
        migrations.CreateModel(
            name='RunRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheet', models.PositiveSmallIntegerField(default=0)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('new', 'New'), ('changed', 'Changed'), ('unchanged', 'Unchanged'), ('duplicate', 'Duplicate'), ('rejected', 'Rejected'), ('skipped', 'Skipped line')], max_length=10)),
                ('record', models.CharField(blank=True, max_length=200)),
                ('said', models.JSONField(default=dict)),
                ('decision', models.CharField(blank=True, max_length=5)),
                ('seen', models.CharField(blank=True, max_length=64)),
                ('applied', models.BooleanField(default=False)),
                ('object_id', models.PositiveBigIntegerField(null=True)),
                ('undo', models.JSONField(null=True)),
                ('undone', models.CharField(blank=True, max_length=200)),
                ('run', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='told', to='sheets.importrun')),
            ],
            options={
                'ordering': ['sheet', 'number'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['run', 'kind', 'sheet', 'number'], name='rows_of_a_kind')],
                'constraints': [models.UniqueConstraint(fields=('run', 'sheet', 'number'), name='one_outcome_a_row')],
            },
        ),
    ]
