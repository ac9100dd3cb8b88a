"""All tables of review in one step, for a new database; one that took the earlier steps has them already."""

import borderops.review.attachments
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('review', '0001_initial'),
        ('review', '0002_note_verbs'),
        ('review', '0003_files'),
        ('review', '0004_passing_a_quota'),
    ]

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, unique=True)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('object_id', models.PositiveBigIntegerField()),
                ('file', models.FileField(blank=True, upload_to=borderops.review.attachments.private_name, verbose_name='file')),
                ('small', models.FileField(blank=True, upload_to=borderops.review.attachments.private_name)),
                ('original_name', models.CharField(max_length=150, verbose_name='name as sent')),
                ('kind', models.CharField(choices=[('photo', 'photo'), ('pdf', 'PDF'), ('docx', 'Word document'), ('xlsx', 'Excel workbook')], max_length=5, verbose_name='kind')),
                ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of what is kept')),
                ('digest_as_sent', models.CharField(max_length=64, verbose_name='SHA-256 of what was sent')),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='what it shows')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='added at')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='removed at')),
                ('removed_why', models.CharField(blank=True, max_length=200, verbose_name='why removed')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='added by')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='removed by')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['at', 'pk'],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='review_atta_content_724165_idx')],
            },
        ),
        migrations.CreateModel(
            name='FileLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='downloaded at')),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='review.attachment', verbose_name='file')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='downloaded by')),
            ],
            options={
                'verbose_name': 'download of a file',
                'verbose_name_plural': 'downloads of files',
                'ordering': ['-at', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('verb', models.CharField(choices=[('log', 'logged'), ('edit', 'edited'), ('submit', 'submitted'), ('accept', 'accepted'), ('return', 'returned'), ('strike', 'taken out of the statistics'), ('reopen', 'reopened'), ('attach', 'added a file'), ('detach', 'removed a file'), ('join', 'counted another record in'), ('pass', 'let through over the quota')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('words', models.TextField(blank=True)),
                ('fields', models.JSONField(default=list)),
                ('changes', models.JSONField(default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='review_note_content_aeea97_idx')],
            },
        ),
    ]
